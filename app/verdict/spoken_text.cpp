// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verdict/spoken_text.h"

#include "app/theme/spoken_role.h"

#include <QAccessible>

#include <chrono>
#include <utility>

namespace breakeven {

namespace {

constexpr std::chrono::milliseconds untilAsked{500};

} // namespace

SpokenText::SpokenText(QWidget* parent) : QWidget(parent)
{
    setSpokenRole(this, QAccessible::AlertMessage);
    setFixedSize(1, 1); // what has no place isn't told
    setAttribute(Qt::WA_TransparentForMouseEvents);
    m_asked.setSingleShot(true);
    connect(&m_asked, &QTimer::timeout, this, &SpokenText::tell);
}

void SpokenText::say(const QString& text)
{
    m_waiting.append(text);
    if (!m_asked.isActive())
        tell();
}

// Readers tell an alert when it appears; this one does so for each text. They ask for it then, so that it
// must stay for a moment.
void SpokenText::tell()
{
    if (m_waiting.isEmpty())
        return;
    setAccessibleName(std::exchange(m_waiting, {}).join(QLatin1Char(' ')));
    QAccessibleEvent appears(this, QAccessible::ObjectShow);
    QAccessible::updateAccessibility(&appears);
    m_asked.start(untilAsked);
}

} // namespace breakeven
