// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verdict/summary_card.h"

#include "app/verdict/run_buttons.h"
#include "app/verdict/text_label.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace breakeven {

namespace {

constexpr int liveLines = 4;

} // namespace

SummaryCard::SummaryCard(QWidget* parent)
    : QFrame(parent)
    , m_title(textLabel(Role::Title, this))
    , m_sentence(textLabel(Role::HeadlineSmall, this))
    , m_caveats(textLabel(Role::Warning, this))
    , m_buttons(new RunButtons(this))
{
    setRole(this, Role::Card);
    m_sentence->setObjectName(QStringLiteral("summary"));
    m_sentence->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(13, 10, 13, 11);
    layout->setSpacing(4);
    layout->addWidget(m_title);
    layout->addWidget(m_sentence);
    layout->addWidget(m_caveats);
    layout->addWidget(m_buttons);
    connect(m_buttons, &RunButtons::longerWanted, this, &SummaryCard::longerWanted);
    connect(m_buttons, &RunButtons::againWanted, this, &SummaryCard::runAgainWanted);
    hide();
}

void SummaryCard::show(const SummaryContent& content)
{
    setVisible(!content.sentence.isEmpty());
    if (content == m_content)
        return;
    m_content = content;
    m_title->setText(content.title);
    m_sentence->setText(content.sentence);
    QStringList caveats;
    for (const QString& caveat : content.caveats)
        caveats.append(QStringLiteral("⚠ %1").arg(caveat));
    m_caveats->setText(caveats.join(QLatin1Char('\n')));
    setAccessibleName(content.title);
    setAccessibleDescription(content.sentence);
    fit();
}

void SummaryCard::setMayGoOn(const Status& may)
{
    m_buttons->setMayGoOn(may);
}

void SummaryCard::fit()
{
    m_sentence->ensurePolished(); // as the style sheet sets its font
    const int line = QFontMetrics(m_sentence->font()).lineSpacing();
    m_sentence->setMinimumHeight(m_content.live ? liveLines * line : 0);
    m_sentence->setMaximumHeight(m_content.live ? liveLines * line : QWIDGETSIZE_MAX);
    m_caveats->setVisible(!m_content.live && !m_content.caveats.isEmpty());
    m_buttons->setVisible(!m_content.live);
}

void SummaryCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange)
        fit();
    QFrame::changeEvent(event);
}

} // namespace breakeven
