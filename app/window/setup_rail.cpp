// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/setup_rail.h"

#include "app/theme/glyph.h"
#include "app/theme/role.h"
#include "app/theme/text_scale.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace breakeven {

namespace {

constexpr int railWidth = 52;

} // namespace

SetupRail::SetupRail(QWidget* parent)
    : QFrame(parent)
    , m_look(theme(Appearance::Light))
    , m_setup(new QPushButton(this))
    , m_run(new QPushButton(this))
{
    setRole(this, Role::Rail);
    setRole(m_run, Role::Primary);
    m_run->setObjectName(QStringLiteral("rail-run"));
    setFocusProxy(m_setup);
    m_setup->setObjectName(QStringLiteral("rail-setup"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 14, 10, 14);
    layout->addWidget(m_setup);
    layout->addStretch();
    layout->addWidget(m_run);
    connect(m_setup, &QPushButton::clicked, this, &SetupRail::setupWanted);
    connect(m_run, &QPushButton::clicked, this, [this] {
        if (m_running)
            emit stopWanted();
        else
            emit runWanted();
    });
    retranslate();
    showState();
}

void SetupRail::setTheme(const Theme& look)
{
    m_look = look;
    showState();
}

void SetupRail::setRunning(bool running)
{
    m_running = running;
    m_stopping = false;
    showState();
}

void SetupRail::setStopping()
{
    m_stopping = true;
    showState();
}

void SetupRail::showState()
{
    const int side = fontMetrics().height();
    setFixedWidth(scaled(railWidth));
    for (QPushButton* button : {m_setup, m_run})
        button->setIconSize({side, side});
    m_setup->setIcon(iconOf(Glyph::Sliders, m_look.text, side));
    m_run->setIcon(iconOf(m_running ? Glyph::Square : Glyph::Play,
                          m_stopping ? m_look.mutedText : m_look.accentText, side));
    m_run->setEnabled(!m_stopping);
    retranslate();
}

void SetupRail::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange)
        showState();
    QFrame::changeEvent(event);
}

void SetupRail::retranslate()
{
    m_setup->setAccessibleName(tr("Set up"));
    m_setup->setToolTip(tr("Set up the experiment (Ctrl+1)"));
    m_run->setAccessibleName(m_running ? tr("Stop") : tr("Run"));
    m_run->setToolTip(m_running ? tr("Stop and keep what was measured (Ctrl+.)") : tr("Measure (Ctrl+R)"));
}

} // namespace breakeven
