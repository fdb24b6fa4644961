// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/scrolled_texts.h"

#include <QEvent>
#include <QResizeEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace breakeven {

ScrolledTexts::ScrolledTexts(const QList<QWidget*>& texts, QWidget* parent)
    : QScrollArea(parent)
    , m_texts(texts)
    , m_layout(new QVBoxLayout)
{
    auto* content = new QWidget(this);
    content->setLayout(m_layout);
    m_layout->setContentsMargins({});
    m_layout->setSpacing(4);
    for (QWidget* text : m_texts) {
        m_layout->addWidget(text);
        text->installEventFilter(this);
    }
    setWidget(content);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    followTexts();
}

QSize ScrolledTexts::sizeHint() const
{
    const int height = m_layout->hasHeightForWidth() ? m_layout->totalHeightForWidth(width())
                                                     : m_layout->totalSizeHint().height();
    return {m_layout->totalMinimumSize().width(), height};
}

QSize ScrolledTexts::minimumSizeHint() const
{
    return {0, std::min(sizeHint().height(), fontMetrics().lineSpacing())};
}

bool ScrolledTexts::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent)
        followTexts();
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

void ScrolledTexts::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        updateGeometry();
}

void ScrolledTexts::followTexts()
{
    setVisible(
        std::any_of(m_texts.cbegin(), m_texts.cend(), [](const QWidget* text) { return !text->isHidden(); }));
    updateGeometry();
}

} // namespace breakeven
