// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/setup_drawer.h"

#include "app/theme/text_scale.h"
#include "app/window/pages.h"
#include "app/window/setup_rail.h"

#include <QEvent>
#include <QLayout>
#include <QPainter>
#include <QSplitter>

#include <algorithm>
#include <numeric>

namespace breakeven {

namespace {

constexpr int roomy = 1200; // of a window's width
constexpr int usualWidth = 296;

} // namespace

// Takes a click beside the drawer.
class SetupDrawer::Shade final : public QWidget
{
public:
    Shade(SetupDrawer* drawer, QWidget* parent) : QWidget(parent), m_drawer(drawer) { hide(); }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        constexpr QColor dim(0, 0, 0, 70);
        QPainter(this).fillRect(rect(), dim);
    }

    void mousePressEvent(QMouseEvent* /*event*/) override { m_drawer->close(); }

private:
    SetupDrawer* m_drawer;
};

SetupDrawer::SetupDrawer(QSplitter* columns, Pages* pages, SetupRail* rail)
    : QObject(pages)
    , m_columns(columns)
    , m_pages(pages)
    , m_rail(rail)
    , m_shade(new Shade(this, pages))
{
    pages->installEventFilter(this);
    connect(pages, &Pages::changed, this, &SetupDrawer::close);
}

void SetupDrawer::fit(int width)
{
    const bool isNarrow = width < scaled(roomy);
    if (isNarrow && !m_setup)
        takeOut();
    else if (!isNarrow && m_setup)
        putBack();
    place();
}

void SetupDrawer::takeOut()
{
    m_sizes = m_columns->sizes();
    m_setup = m_columns->widget(0);
    m_setup->hide();
    m_setup->setParent(m_pages);
    m_setup->setAutoFillBackground(true); // what it opens over doesn't show through
    m_pages->setNarrow(true);
}

void SetupDrawer::putBack()
{
    close();
    m_setup->setAutoFillBackground(false);
    m_columns->insertWidget(0, m_setup);
    m_setup->show();
    m_setup.clear();
    m_pages->setNarrow(false);
    m_pages->layout()->activate(); // the columns are as wide as they will be
    m_sizes[1] += m_columns->width() - std::accumulate(m_sizes.begin(), m_sizes.end(), 0) -
                  (m_columns->count() - 1) * m_columns->handleWidth();
    m_columns->setSizes(m_sizes);
}

void SetupDrawer::place()
{
    if (!m_setup)
        return;
    const int left = m_rail->width();
    const int most = std::max(0, m_pages->width() - left);
    m_shade->setGeometry(left, 0, most, m_pages->height());
    m_setup->setGeometry(left, 0,
                         std::min(std::max(m_setup->minimumSizeHint().width(), scaled(usualWidth)), most),
                         m_pages->height());
}

void SetupDrawer::open()
{
    if (!m_setup)
        return;
    place();
    m_shade->show();
    m_shade->raise();
    m_setup->show();
    m_setup->raise();
    for (QWidget* control : m_setup->findChildren<QWidget*>()) {
        if (control->focusPolicy() & Qt::TabFocus && control->isVisible() && control->isEnabled()) {
            control->setFocus(Qt::TabFocusReason);
            break;
        }
    }
}

bool SetupDrawer::close()
{
    if (!m_setup || m_setup->isHidden())
        return false;
    const bool hadFocus = m_setup->isAncestorOf(m_setup->window()->focusWidget());
    m_setup->hide();
    m_shade->hide();
    if (hadFocus)
        m_rail->setFocus();
    return true;
}

bool SetupDrawer::eventFilter(QObject* /*watched*/, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        fit(m_pages->width());
    // Qt may be going through all widgets to restyle them, of which a splitter loses a handle by this.
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange)
        QMetaObject::invokeMethod(
            this, [this] { fit(m_pages->width()); }, Qt::QueuedConnection);
    return false;
}

} // namespace breakeven
