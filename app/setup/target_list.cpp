// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/target_list.h"

#include "app/hosts/saved_targets.h"
#include "app/hosts/target_dialog.h"
#include "app/setup/target_row.h"
#include "app/theme/role.h"
#include "core/plan/plan.h"
#include "core/plan/target_address.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace breakeven {

namespace {

// What was dropped, if it may be a target: a folder, an address of a server.
QString addressIn(const QMimeData* data)
{
    const QList<QUrl> urls = data->urls();
    if (!urls.isEmpty() && urls.front().isLocalFile()) {
        const QString path = urls.front().toLocalFile();
        return QFileInfo(path).isDir() ? path : QString();
    }
    const QString text = urls.isEmpty() ? data->text().trimmed() : urls.front().toString();
    return text.contains(QLatin1String("://")) && targetFromText(text).ok() ? text : QString();
}

QString passwordOf(const Target& target)
{
    const auto* redis = std::get_if<RedisTarget>(&target.backend);
    return redis == nullptr ? QString() : redis->password;
}

} // namespace

TargetList::TargetList(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
    , m_add(new QPushButton(tr("+ &Add a target…"), this))
    , m_saved(loadSavedTargets())
{
    m_layout->setContentsMargins({});
    m_layout->setSpacing(4);
    m_layout->addWidget(m_add, 0, Qt::AlignLeft);
    setRole(m_add, Role::Link);
    setAcceptDrops(true);
    connect(m_add, &QPushButton::clicked, this, &TargetList::addHost);
    connect(&m_passwords, &PasswordStore::unavailable, this, &TargetList::passwordNotKept);
    for (const Target& target : m_saved) {
        const auto* redis = std::get_if<RedisTarget>(&target.backend);
        if (redis == nullptr || redis->isPrivate())
            continue;
        m_passwords.read(redis->server, [this, server = redis->server](const QString& password) {
            givePassword(server, password);
        });
    }
}

void TargetList::setTargets(const std::vector<Target>& targets)
{
    qDeleteAll(m_rows);
    m_rows.clear();
    for (const Target& target : targets)
        addRow(target)->setChosen(true);
    for (const Target& target : m_saved)
        if (rowOf(target.name) == nullptr)
            addRow(target);
    emit changed();
}

std::vector<Target> TargetList::chosen() const
{
    std::vector<Target> targets;
    for (const TargetRow* row : m_rows)
        if (row->isChosen())
            targets.push_back(row->target());
    return targets;
}

void TargetList::showFacts(const std::vector<TargetFacts>& facts)
{
    for (const TargetFacts& known : facts)
        if (TargetRow* row = rowOf(known.target))
            row->showFacts(known);
}

void TargetList::showFailure(const QString& target, const QString& reason)
{
    if (TargetRow* row = rowOf(target))
        row->showFailure(reason);
}

void TargetList::checkAll()
{
    for (TargetRow* row : std::as_const(m_rows))
        row->check();
}

void TargetList::addHost()
{
    openDialog();
}

TargetDialog* TargetList::openDialog()
{
    auto* dialog = new TargetDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { take(dialog->target()); });
    dialog->open();
    return dialog;
}

void TargetList::take(Target target)
{
    target.name = freeName(target.name, nullptr);
    TargetRow* row = addRow(target);
    row->setChosen(true);
    row->check();
    if (!passwordOf(target).isEmpty())
        m_passwords.write(addressOf(target), passwordOf(target));
    m_saved.push_back(target);
    save();
    emit changed();
}

void TargetList::change(TargetRow* row)
{
    auto* dialog = new TargetDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->edit(row->target());
    connect(dialog, &QDialog::accepted, row, [this, dialog, row, before = row->target()] {
        Target target = dialog->target();
        target.name = freeName(target.name, row);
        row->setTarget(target);
        row->check();
        if (passwordOf(target) != passwordOf(before))
            m_passwords.write(addressOf(target), passwordOf(target));
        std::erase_if(m_saved, [&](const Target& saved) { return saved.name == before.name; });
        m_saved.push_back(target);
        save();
        emit changed();
    });
    dialog->open();
}

void TargetList::givePassword(const QString& server, const QString& password)
{
    for (TargetRow* row : std::as_const(m_rows)) {
        Target target = row->target();
        auto* redis = std::get_if<RedisTarget>(&target.backend);
        if (redis == nullptr || redis->server != server || !redis->password.isEmpty())
            continue;
        redis->password = password;
        row->setTarget(target);
        row->check();
    }
    for (Target& saved : m_saved)
        if (auto* redis = std::get_if<RedisTarget>(&saved.backend))
            if (redis->server == server)
                redis->password = password;
}

void TargetList::move(TargetRow* row, qsizetype to)
{
    const qsizetype from = m_rows.indexOf(row);
    to = std::clamp(to, qsizetype{0}, m_rows.size() - 1);
    if (from == to)
        return;
    m_rows.move(from, to);
    m_layout->removeWidget(row);
    m_layout->insertWidget(static_cast<int>(to), row);
    // The user's own keep the order that the list shows.
    std::stable_sort(m_saved.begin(), m_saved.end(), [this](const Target& one, const Target& other) {
        return m_rows.indexOf(rowOf(one.name)) < m_rows.indexOf(rowOf(other.name));
    });
    save();
    emit changed();
}

void TargetList::remove(TargetRow* row)
{
    const QString name = row->target().name;
    std::erase_if(m_saved, [&](const Target& saved) { return saved.name == name; });
    save();
    m_rows.removeOne(row);
    row->deleteLater();
    emit changed();
}

TargetRow* TargetList::addRow(const Target& target)
{
    auto* row = new TargetRow(target, this);
    m_layout->insertWidget(m_layout->count() - 1, row);
    m_rows.append(row);
    connect(row, &TargetRow::chosenChanged, this, &TargetList::changed);
    connect(row, &TargetRow::reachable, this, [this, row] { emit reachable(row->target()); });
    connect(row, &TargetRow::editWanted, this, [this, row] { change(row); });
    connect(row, &TargetRow::duplicateWanted, this, [this, row] { take(row->target()); });
    connect(row, &TargetRow::otherLayoutWanted, this, [this, row] { takeOtherLayout(row->target()); });
    connect(row, &TargetRow::moveWanted, this,
            [this, row](int rows) { move(row, m_rows.indexOf(row) + rows); });
    connect(row, &TargetRow::removeWanted, this, [this, row] { remove(row); });
    return row;
}

void TargetList::takeOtherLayout(const Target& target)
{
    std::optional<Target> other = withOtherLayout(target);
    if (!other)
        return;
    const bool perItem = layoutOf(*other) == Layout::PerItem;
    other->name = (perItem ? tr("%1, a folder each") : tr("%1, one folder")).arg(target.name);
    take(*other);
}

TargetRow* TargetList::rowOf(const QString& name) const
{
    const auto row = std::find_if(m_rows.cbegin(), m_rows.cend(), [&](const TargetRow* candidate) {
        return candidate->target().name == name;
    });
    return row == m_rows.cend() ? nullptr : *row;
}

QString TargetList::freeName(const QString& wanted, const TargetRow* except) const
{
    QString name = wanted;
    for (int number = 2; rowOf(name) != nullptr && rowOf(name) != except; ++number)
        name = QStringLiteral("%1 (%2)").arg(wanted).arg(number);
    return name;
}

void TargetList::save() const
{
    saveTargets(m_saved);
}

void TargetList::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasFormat(QString::fromLatin1(TargetRow::MimeType)) ||
        !addressIn(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void TargetList::dropEvent(QDropEvent* event)
{
    const QByteArray dragged = event->mimeData()->data(QString::fromLatin1(TargetRow::MimeType));
    if (dragged.isEmpty()) {
        openDialog()->setAddress(addressIn(event->mimeData()));
        return event->acceptProposedAction();
    }
    TargetRow* row = rowOf(QString::fromUtf8(dragged));
    if (row == nullptr)
        return;
    const int y = event->position().toPoint().y();
    const auto above = std::count_if(m_rows.cbegin(), m_rows.cend(), [&](const TargetRow* other) {
        return other != row && other->geometry().center().y() < y;
    });
    move(row, above);
    event->acceptProposedAction();
}

void TargetList::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        m_add->setText(tr("+ &Add a target…"));
    QWidget::changeEvent(event);
}

} // namespace breakeven
