// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/target_row.h"

#include "app/setup/password_field.h"
#include "app/theme/role.h"
#include "app/theme/text_scale.h"
#include "app/wording/error_text.h"
#include "app/wording/shown_name.h"
#include "core/backends/redis/redis_code.h"
#include "core/plan/plan.h"
#include "core/plan/target_password.h"

#include <QApplication>
#include <QCheckBox>
#include <QContextMenuEvent>
#include <QDrag>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QMouseEvent>
#include <QTimer>
#include <QToolButton>

#include <utility>

namespace breakeven {

TargetRow::TargetRow(Target target, QWidget* parent)
    : QWidget(parent)
    , m_target(std::move(target))
    , m_box(new QCheckBox(this))
    , m_name(new QLabel(this))
    , m_line(new QLabel(this))
    , m_more(new QToolButton(this))
    , m_dot(new QLabel(this))
    , m_password(new PasswordField(this))
{
    setRole(m_name, Role::Title);
    setRole(m_line, Role::Small);
    setRole(m_dot, Role::Dot);
    setRole(m_more, Role::Link);
    m_more->setText(QStringLiteral("⋯"));
    for (QLabel* label : {m_name, m_line})
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);

    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 2, 0, 2);
    layout->setHorizontalSpacing(8);
    layout->setVerticalSpacing(0);
    layout->addWidget(m_box, 0, 0, 2, 1);
    layout->addWidget(m_name, 0, 1);
    layout->addWidget(m_line, 1, 1);
    layout->addWidget(m_more, 0, 2, 2, 1, Qt::AlignCenter);
    layout->addWidget(m_dot, 0, 3, 2, 1, Qt::AlignCenter);
    layout->addWidget(m_password, 2, 1, 1, 3);
    layout->setColumnStretch(1, 1);
    m_password->hide();

    connect(m_box, &QCheckBox::toggled, this, &TargetRow::chosenChanged);
    connect(m_more, &QToolButton::clicked, this,
            [this] { showMenu(m_more->mapToGlobal(QPoint(0, m_more->height()))); });
    connect(&m_checker, &TargetChecker::found, this, &TargetRow::takeFacts);
    connect(&m_checker, &TargetChecker::failed, this, &TargetRow::takeError);
    connect(m_password, &PasswordField::given, this, &TargetRow::passwordGiven);
    scale();
    setTarget(m_target);
}

void TargetRow::setTarget(const Target& target)
{
    m_target = target;
    m_facts.reset();
    m_failure.clear();
    m_keepsFailure = false;
    m_box->setAccessibleName(shownName(target.name));
    m_password->setTarget(shownName(target.name));
    askForPassword(false);
    m_more->setAccessibleName(tr("More about %1").arg(shownName(target.name)));
    showState();
}

bool TargetRow::isChosen() const
{
    return m_box->isChecked();
}

void TargetRow::setChosen(bool chosen)
{
    m_box->setChecked(chosen);
}

void TargetRow::setDistance(Distance distance)
{
    m_distance = distance;
    showState();
}

void TargetRow::check()
{
    m_keepsFailure = false;
    m_checker.check(m_target);
}

void TargetRow::askWhyItFailed()
{
    if (m_failure.isEmpty() || serverOf(m_target).isEmpty())
        return;
    m_keepsFailure = true;
    m_checker.check(m_target);
}

void TargetRow::takeFacts(const TargetFacts& facts)
{
    if (!m_keepsFailure)
        showFacts(facts);
    emit reachable();
}

void TargetRow::takeError(const Error& error)
{
    showFailure(sentence(error));
    askForPassword(error.code == RedisCode::CredentialsNeeded || error.code == Error::Code::WrongCredentials);
}

void TargetRow::askForPassword(bool needed)
{
    m_password->setVisible(needed && !serverOf(m_target).isEmpty());
}

void TargetRow::showFacts(const TargetFacts& facts)
{
    m_facts = facts;
    m_failure.clear();
    askForPassword(false);
    showState();
}

void TargetRow::showFailure(const QString& reason)
{
    m_facts.reset();
    m_failure = reason;
    showState();
}

void TargetRow::showState()
{
    if (!m_failure.isEmpty())
        say(m_failure, DotState::Bad);
    else if (m_facts)
        say(describeTarget(m_target, *m_facts, m_distance), DotState::Good);
    else
        say(describeTarget(m_target, m_distance), DotState::Unknown);
    m_dot->setToolTip(m_facts ? tr("Reachable") : m_failure);
}

void TargetRow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        showState();
    if (event->type() == QEvent::FontChange) {
        scale();
        elide();
    }
    QWidget::changeEvent(event);
}

// To the text.
void TargetRow::scale()
{
    m_dot->setFixedSize(scaled(8), scaled(8));
    m_more->setFixedSize(scaled(28), scaled(22));
}

void TargetRow::contextMenuEvent(QContextMenuEvent* event)
{
    showMenu(event->globalPos());
}

void TargetRow::showMenu(const QPoint& globalPosition)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Check"), this, &TargetRow::check);
    menu->addAction(tr("C&hange…"), this, &TargetRow::editWanted);
    menu->addAction(tr("&Duplicate"), this, &TargetRow::duplicateWanted);
    if (withOtherLayout(m_target))
        menu->addAction(tr("Compare with the other &layout"), this, &TargetRow::otherLayoutWanted);
    menu->addSeparator();
    menu->addAction(tr("Move &up"), this, [this] { emit moveWanted(-1); });
    menu->addAction(tr("Move do&wn"), this, [this] { emit moveWanted(1); });
    menu->addSeparator();
    menu->addAction(tr("&Remove"), this, &TargetRow::removeWanted);
    menu->popup(globalPosition);
}

void TargetRow::mousePressEvent(QMouseEvent* event)
{
    m_pressed = event->position().toPoint();
    m_dragged = false;
}

void TargetRow::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint way = event->position().toPoint() - m_pressed;
    if (m_dragged || !isEnabled() || way.manhattanLength() < QApplication::startDragDistance())
        return;
    m_dragged = true;
    QTimer::singleShot(0, this, &TargetRow::drag); // it has an event loop of its own, in which the row may go
}

void TargetRow::drag()
{
    if (isHidden()) // removed meanwhile
        return;
    auto* mime = new QMimeData; // the drag owns it, and Qt the drag
    mime->setData(QString::fromLatin1(mimeType), m_target.name.toUtf8());
    auto* drag = new QDrag(parentWidget());
    drag->setMimeData(mime);
    drag->setPixmap(grab());
    drag->setHotSpot(m_pressed);
    drag->exec(Qt::MoveAction);
}

void TargetRow::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && isEnabled() && !m_dragged)
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
    m_name->setText(
        m_name->fontMetrics().elidedText(shownName(m_target.name), Qt::ElideRight, m_name->width()));
    m_name->setToolTip(shownName(m_target.name));
    m_line->setText(m_line->fontMetrics().elidedText(m_text, Qt::ElideRight, m_line->width()));
}

} // namespace breakeven
