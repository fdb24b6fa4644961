// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/target_list.h"

#include "app/hosts/add_host_dialog.h"
#include "app/hosts/saved_targets.h"
#include "app/setup/target_row.h"
#include "app/theme/role.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace breakeven {

TargetList::TargetList(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
    , m_add(new QPushButton(tr("+ &Add a host…"), this))
    , m_saved(loadSavedTargets())
{
    m_layout->setContentsMargins({});
    m_layout->setSpacing(4);
    m_layout->addWidget(m_add, 0, Qt::AlignLeft);
    setRole(m_add, Role::Link);
    connect(m_add, &QPushButton::clicked, this, &TargetList::addHost);
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
    auto* dialog = new AddHostDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        Target target = dialog->target();
        target.name = freeName(target.name, nullptr);
        TargetRow* row = addRow(target);
        row->setChosen(true);
        row->check();
        m_saved.push_back(target);
        save();
        emit changed();
    });
    dialog->open();
}

void TargetList::change(TargetRow* row)
{
    auto* dialog = new AddHostDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->edit(row->target());
    const QString before = row->target().name;
    connect(dialog, &QDialog::accepted, row, [this, dialog, row, before] {
        Target target = dialog->target();
        target.name = freeName(target.name, row);
        row->setTarget(target);
        row->check();
        std::erase_if(m_saved, [&](const Target& saved) { return saved.name == before; });
        m_saved.push_back(target);
        save();
        emit changed();
    });
    dialog->open();
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
    connect(row, &TargetRow::editWanted, this, [this, row] { change(row); });
    connect(row, &TargetRow::removeWanted, this, [this, row] { remove(row); });
    return row;
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

void TargetList::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        m_add->setText(tr("+ &Add a host…"));
    QWidget::changeEvent(event);
}

} // namespace breakeven
