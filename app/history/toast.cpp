// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history/toast.h"

#include "app/theme/elided_label.h"
#include "app/theme/role.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>
#include <chrono>

namespace breakeven {

namespace {

constexpr std::chrono::seconds shownFor{20};

} // namespace

Toast::Toast(QWidget* parent)
    : QFrame(parent)
    , m_text(new ElidedLabel(Qt::ElideMiddle, this))
    , m_undo(new QPushButton(this))
{
    setRole(this, Role::Toast);
    setRole(m_text, Role::Toast);
    setRole(m_undo, Role::ToastLink);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 6, 8, 6);
    layout->setSpacing(12);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_undo);
    m_leave.setSingleShot(true);
    m_leave.setInterval(shownFor);
    connect(&m_leave, &QTimer::timeout, this, &QWidget::hide);
    connect(m_undo, &QPushButton::clicked, this, [this] {
        hide();
        emit undoWanted();
    });
    parent->installEventFilter(this);
    retranslate();
    hide();
}

void Toast::say(const QString& text, bool offersUndo)
{
    m_text->setWhole(text);
    m_undo->setVisible(offersUndo);
    m_text->setMinimumHeight(m_undo->sizeHint().height());
    show();
    raise();
    place();
    m_leave.start();
}

void Toast::place()
{
    layout()->activate();
    const QWidget* room = parentWidget();
    const QSize size(std::min(layout()->sizeHint().width(), room->width() - 40),
                     layout()->sizeHint().height());
    setGeometry({QPoint((room->width() - size.width()) / 2, room->height() - size.height() - 28), size});
}

bool Toast::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && isVisible())
        place();
    return QFrame::eventFilter(watched, event);
}

void Toast::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void Toast::retranslate()
{
    m_undo->setText(tr("Undo"));
    m_undo->setToolTip(tr("Undo (Ctrl+Z)"));
}

} // namespace breakeven
