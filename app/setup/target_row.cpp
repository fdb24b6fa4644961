// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/target_row.h"

#include "app/hosts/target_text.h"
#include "app/theme/role.h"

#include <QCheckBox>
#include <QContextMenuEvent>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>

#include <utility>

namespace breakeven {

TargetRow::TargetRow(Target target, QWidget* parent)
    : QWidget(parent)
    , m_target(std::move(target))
    , m_box(new QCheckBox(this))
    , m_name(new QLabel(this))
    , m_line(new QLabel(this))
    , m_dot(new QLabel(this))
{
    setRole(m_name, Role::Title);
    setRole(m_line, Role::Small);
    setRole(m_dot, Role::Dot);
    m_dot->setFixedSize(8, 8);
    for (QLabel* label : {m_name, m_line})
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);

    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 2, 0, 2);
    layout->setHorizontalSpacing(8);
    layout->setVerticalSpacing(0);
    layout->addWidget(m_box, 0, 0, 2, 1);
    layout->addWidget(m_name, 0, 1);
    layout->addWidget(m_line, 1, 1);
    layout->addWidget(m_dot, 0, 2, 2, 1, Qt::AlignCenter);
    layout->setColumnStretch(1, 1);

    connect(m_box, &QCheckBox::toggled, this, &TargetRow::chosenChanged);
    connect(&m_checker, &TargetChecker::found, this, &TargetRow::showFacts);
    connect(&m_checker, &TargetChecker::failed, this,
            [this](const Error& error) { showFailure(sentence(error)); });
    setTarget(m_target);
}

void TargetRow::setTarget(const Target& target)
{
    m_target = target;
    m_box->setAccessibleName(target.name);
    say(describeTarget(target), DotState::Unknown);
}

bool TargetRow::isChosen() const
{
    return m_box->isChecked();
}

void TargetRow::setChosen(bool chosen)
{
    m_box->setChecked(chosen);
}

void TargetRow::check()
{
    m_checker.check(m_target);
}

void TargetRow::showFacts(const TargetFacts& facts)
{
    say(describeTarget(m_target, facts), DotState::Good);
    m_dot->setToolTip(tr("Reachable"));
}

void TargetRow::showFailure(const QString& reason)
{
    say(reason, DotState::Bad);
    m_dot->setToolTip(reason);
}

void TargetRow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        setTarget(m_target);
    QWidget::changeEvent(event);
}

void TargetRow::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    menu.addAction(tr("Check"), this, &TargetRow::check);
    menu.addAction(tr("Change…"), this, &TargetRow::editWanted);
    menu.addAction(tr("Remove"), this, &TargetRow::removeWanted);
    menu.exec(event->globalPos());
}

void TargetRow::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && isEnabled())
        m_box->toggle(); // the whole row is the box's label
}

void TargetRow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    elide();
}

void TargetRow::say(const QString& text, DotState state)
{
    m_text = text;
    m_line->setToolTip(text);
    setDotState(m_dot, state);
    elide();
}

void TargetRow::elide()
{
    m_name->setText(m_name->fontMetrics().elidedText(m_target.name, Qt::ElideRight, m_name->width()));
    m_name->setToolTip(m_target.name);
    m_line->setText(m_line->fontMetrics().elidedText(m_text, Qt::ElideRight, m_line->width()));
}

} // namespace breakeven
