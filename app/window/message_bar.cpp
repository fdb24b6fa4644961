// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/message_bar.h"

#include "app/theme/role.h"
#include "app/theme/text_scale.h"

#include <QEvent>

#include <algorithm>

namespace breakeven {

namespace {

constexpr qsizetype seenAtOnce = 3;

const QString closeLink = QStringLiteral("#close");
const QString allLink = QStringLiteral("#all");

QString linkTo(const QString& place, const QString& text)
{
    return QStringLiteral("&nbsp;&nbsp;<a href=\"%1\">%2</a>").arg(place, text.toHtmlEscaped());
}

} // namespace

MessageBar::MessageBar(QWidget* parent) : QLabel(parent)
{
    setRole(this, Role::Message);
    setTextFormat(Qt::RichText);
    setWordWrap(true);
    setMinimumHeight(scaled(34));
    connect(this, &QLabel::linkActivated, this, &MessageBar::follow);
    hide();
}

void MessageBar::say(const QString& text)
{
    say(QStringList{text});
}

void MessageBar::say(const QStringList& texts)
{
    qsizetype place = 0;
    for (const QString& text : texts)
        if (!text.isEmpty() && !m_texts.contains(text))
            m_texts.insert(place++, text);
    layOut();
}

void MessageBar::clearAll()
{
    m_texts.clear();
    m_unfolded = false;
    layOut();
}

void MessageBar::follow(const QString& link)
{
    if (link == closeLink)
        return clearAll();
    m_unfolded = true;
    layOut();
}

void MessageBar::layOut()
{
    const qsizetype folded = m_unfolded || m_texts.size() <= seenAtOnce ? 0 : m_texts.size() - seenAtOnce;
    QStringList lines;
    for (qsizetype i = 0; i < m_texts.size() - folded; ++i)
        lines.append(m_texts[i].toHtmlEscaped());
    QString text = lines.join(QStringLiteral("<br>"));
    if (folded > 0)
        text += linkTo(allLink, tr("and %n more", nullptr, static_cast<int>(folded)));
    setText(text + linkTo(closeLink, tr("Close")));
    setVisible(!m_texts.isEmpty());
}

void MessageBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        layOut();
    QLabel::changeEvent(event);
}

} // namespace breakeven
