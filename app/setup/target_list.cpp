// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/target_list.h"

#include "app/setup/dropped_address.h"
#include "app/setup/target_row.h"
#include "app/setup/undo_removal.h"
#include "app/targets/saved_targets.h"
#include "app/targets/target_dialog.h"
#include "app/theme/role.h"
#include "core/plan/conditions.h"
#include "core/plan/plan.h"
#include "core/plan/target_password.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QEvent>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace breakeven {

namespace {

bool isSamePlace(const Target& one, const Target& other)
{
    return withPassword(one, {}).backend == withPassword(other, {}).backend && one.network == other.network;
}

// Null where none is so.
template <typename Condition>
TargetRow* firstOf(const QList<TargetRow*>& rows, const Condition& isSo)
{
    const auto row = std::find_if(rows.cbegin(), rows.cend(), isSo);
    return row == rows.cend() ? nullptr : *row;
}

} // namespace

TargetList::TargetList(std::unique_ptr<Keychain> keychain, QWidget* parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
    , m_undo(new UndoRemoval(this))
    , m_add(new QPushButton(tr("+ &Add a target…"), this))
    , m_passwords(std::move(keychain))
    , m_saved(loadSavedTargets())
{
    m_layout->setContentsMargins({});
    m_layout->setSpacing(4);
    m_layout->addWidget(m_undo, 0, Qt::AlignLeft);
    m_layout->addWidget(m_add, 0, Qt::AlignLeft);
    setRole(m_add, Role::Link);
    setAcceptDrops(true);
    connect(m_undo, &QPushButton::clicked, this, &TargetList::undoRemove);
    connect(m_add, &QPushButton::clicked, this, &TargetList::addHost);
    connect(&m_passwords, &PasswordStore::notKept, this, &TargetList::passwordNotKept);
    connect(&m_passwords, &PasswordStore::arrived, this, &TargetList::showPassword);
}

void TargetList::setTargets(const std::vector<Target>& targets)
{
    for (TargetRow* row : std::as_const(m_rows)) {
        // One of them may be in the middle of a drag or have its menu open.
        m_layout->removeWidget(row);
        row->hide();
        row->deleteLater();
    }
    m_rows.clear();
    m_undo->forget();
    for (const Target& target : targets) {
        TargetRow* row = addRow(target);
        row->setChosen(true);
        if (const auto own = saved(target.name); own != m_saved.end() && isSamePlace(*own, target))
            row->setSavedAs(own->name);
    }
    for (const Target& own : m_saved) {
        if (rowSavedAs(own.name) != nullptr)
            continue;
        Target shown = own;
        shown.name = freeName(own.name, nullptr, own.name);
        addRow(shown)->setSavedAs(own.name);
    }
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

std::vector<Target> TargetList::withPasswords(std::vector<Target> targets) const
{
    for (Target& target : targets)
        target = m_passwords.completed(std::move(target));
    return targets;
}

void TargetList::setDistance(Distance distance)
{
    m_distance = distance;
    for (TargetRow* row : std::as_const(m_rows))
        row->setDistance(distance);
}

void TargetList::showFacts(const std::vector<TargetFacts>& facts)
{
    for (const TargetFacts& known : facts)
        if (TargetRow* row = rowMeasuredAs(known.target))
            row->showFacts(known);
}

void TargetList::showFailure(const QString& target, const QString& reason)
{
    if (TargetRow* row = rowMeasuredAs(target))
        row->showFailure(reason);
}

void TargetList::checkAll()
{
    for (TargetRow* row : std::as_const(m_rows))
        row->check();
}

void TargetList::askWhyTheyFailed()
{
    for (TargetRow* row : std::as_const(m_rows))
        row->askWhyItFailed();
}

TargetDialog* TargetList::openDialog()
{
    auto* dialog = new TargetDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { take(dialog->target()); });
    dialog->open();
    return dialog;
}

TargetRow* TargetList::take(Target target)
{
    target.name = freeName(target.name, nullptr, {});
    remember(target, {});
    TargetRow* row = addRow(target);
    row->setChosen(true);
    keep(row);
    row->check();
    emit changed();
    return row;
}

void TargetList::change(TargetRow* row)
{
    auto* dialog = new TargetDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->edit(row->target());
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, row = QPointer(row), before = row->target(), savedAs = row->savedAs()] {
                // Another plan may have come meanwhile, with rows of its own.
                TargetRow* changed = row && m_rows.contains(row) ? row.data() : rowSavedAs(savedAs);
                if (changed != nullptr)
                    takeChange(changed, before, dialog->target());
                else
                    take(dialog->target());
            });
    dialog->open();
}

void TargetList::takeChange(TargetRow* row, const Target& before, Target target)
{
    target.name = freeName(target.name, row, row->savedAs());
    remember(target, before);
    row->setTarget(m_passwords.completed(target));
    keep(row);
    forgetUnused(serverOf(before));
    row->check();
    emit changed();
}

void TargetList::keep(TargetRow* row)
{
    const Target target = withPassword(row->target(), {});
    if (const auto own = saved(row->savedAs()); own != m_saved.end())
        *own = target;
    else
        m_saved.push_back(target);
    row->setSavedAs(target.name);
    save();
}

void TargetList::remember(const Target& target, const Target& before)
{
    const QString server = serverOf(target);
    if (!passwordOf(target).isEmpty())
        m_passwords.give(server, passwordOf(target));
    else if (serverOf(before) == server && !passwordOf(before).isEmpty())
        m_passwords.give(server, {}); // it was taken away
}

void TargetList::forgetUnused(const QString& server)
{
    const auto isThere = [&](const Target& target) { return serverOf(target) == server; };
    if (std::none_of(m_saved.begin(), m_saved.end(), isThere) &&
        std::none_of(m_rows.begin(), m_rows.end(),
                     [&](const TargetRow* row) { return isThere(row->target()); }))
        m_passwords.give(server, {});
}

void TargetList::showPassword(const QString& server)
{
    for (TargetRow* row : std::as_const(m_rows)) {
        const Target target = m_passwords.completed(withPassword(row->target(), {}));
        if (serverOf(target) != server)
            continue;
        if (target != row->target())
            row->setTarget(target);
        row->check();
    }
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
        return m_rows.indexOf(rowSavedAs(one.name)) < m_rows.indexOf(rowSavedAs(other.name));
    });
    save();
    emit changed();
}

void TargetList::remove(TargetRow* row)
{
    const auto own = saved(row->savedAs());
    const bool isOwn = own != m_saved.end();
    m_undo->offer({.target = row->target(),
                   .savedAs = isOwn ? row->savedAs() : QString(),
                   .place = m_rows.indexOf(row),
                   .placeOfSaved = own - m_saved.begin(),
                   .chosen = row->isChosen()});
    if (isOwn)
        m_saved.erase(own);
    save();
    m_rows.removeOne(row);
    m_layout->removeWidget(row);
    row->hide();
    row->deleteLater();
    forgetUnused(serverOf(row->target()));
    emit changed();
}

void TargetList::undoRemove()
{
    const auto removed = m_undo->take();
    if (!removed)
        return;
    Target target = removed->target;
    remember(target, {});
    target.name = freeName(target.name, nullptr, {});
    TargetRow* row = addRow(target);
    row->setChosen(removed->chosen);
    if (!removed->savedAs.isEmpty()) {
        m_saved.insert(m_saved.begin() + std::min<qsizetype>(removed->placeOfSaved, std::ssize(m_saved)),
                       withPassword(target, {}));
        row->setSavedAs(target.name);
        save();
    }
    move(row, removed->place);
    row->check();
    emit changed();
}

TargetRow* TargetList::addRow(const Target& target)
{
    m_passwords.want(target);
    auto* row = new TargetRow(m_passwords.completed(target), this);
    row->setDistance(m_distance);
    m_layout->insertWidget(static_cast<int>(m_rows.size()), row);
    m_rows.append(row);
    connect(row, &TargetRow::chosenChanged, this, &TargetList::changed);
    connect(row, &TargetRow::reachable, this, [this, row] { emit reachable(row->target()); });
    connect(row, &TargetRow::editWanted, this, [this, row] { change(row); });
    connect(row, &TargetRow::duplicateWanted, this, [this, row] { take(row->target()); });
    connect(row, &TargetRow::otherLayoutWanted, this, [this, row] { compareLayouts(row->target()); });
    connect(row, &TargetRow::passwordGiven, this,
            [this, row](const QString& password) { m_passwords.give(serverOf(row->target()), password); });
    connect(row, &TargetRow::moveWanted, this, [this, row](int by) { move(row, m_rows.indexOf(row) + by); });
    connect(row, &TargetRow::removeWanted, this, [this, row] { remove(row); });
    return row;
}

void TargetList::compareLayouts(const Target& target)
{
    std::optional<Target> other = withOtherLayout(target);
    if (!other)
        return;
    const bool isPerItem = layoutOf(*other) == Layout::PerItem;
    other->name = (isPerItem ? tr("%1, a folder each") : tr("%1, one folder")).arg(target.name);
    for (const Target& wanted : {target, *other}) {
        if (TargetRow* there =
                firstOf(m_rows, [&](const TargetRow* row) { return isSamePlace(row->target(), wanted); }))
            there->setChosen(true);
        else
            take(wanted);
    }
}

TargetRow* TargetList::rowOf(const QString& name) const
{
    return firstOf(m_rows, [&](const TargetRow* row) { return row->target().name == name; });
}

// Maybe in one of both conditions.
TargetRow* TargetList::rowMeasuredAs(const QString& name) const
{
    TargetRow* row = rowOf(name);
    return row != nullptr ? row : rowOf(nameWithoutCondition(name));
}

TargetRow* TargetList::rowSavedAs(const QString& name) const
{
    return firstOf(m_rows, [&](const TargetRow* row) { return !name.isEmpty() && row->savedAs() == name; });
}

std::vector<Target>::iterator TargetList::saved(const QString& name)
{
    return std::find_if(m_saved.begin(), m_saved.end(), [&](const Target& own) { return own.name == name; });
}

QString TargetList::freeName(const QString& wanted, const TargetRow* row, const QString& savedAs) const
{
    const auto isTaken = [&](const QString& name) {
        return std::any_of(
                   m_rows.cbegin(), m_rows.cend(),
                   [&](const TargetRow* other) { return other != row && other->target().name == name; }) ||
               std::any_of(m_saved.begin(), m_saved.end(),
                           [&](const Target& own) { return own.name == name && own.name != savedAs; });
    };
    QString name = wanted;
    for (int number = 2; isTaken(name); ++number)
        name = QStringLiteral("%1 (%2)").arg(wanted).arg(number);
    return name;
}

void TargetList::save() const
{
    saveTargets(m_saved);
}

void TargetList::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasFormat(QString::fromLatin1(TargetRow::mimeType)) ||
        !droppedAddress(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void TargetList::dropEvent(QDropEvent* event)
{
    const QByteArray dragged = event->mimeData()->data(QString::fromLatin1(TargetRow::mimeType));
    if (dragged.isEmpty()) {
        const QString address = droppedAddress(event->mimeData());
        if (address.isEmpty())
            return;
        TargetDialog* dialog = openDialog();
        dialog->setAddress(address);
        dialog->check();
        return event->acceptProposedAction();
    }
    TargetRow* row = rowOf(QString::fromUtf8(dragged));
    if (row == nullptr)
        return;
    const int y = event->position().toPoint().y();
    move(row, std::count_if(m_rows.cbegin(), m_rows.cend(), [&](const TargetRow* other) {
             return other != row && other->geometry().center().y() < y;
         }));
    event->acceptProposedAction();
}

void TargetList::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        m_add->setText(tr("+ &Add a target…"));
    QWidget::changeEvent(event);
}

} // namespace breakeven
