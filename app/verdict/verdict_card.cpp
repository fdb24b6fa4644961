// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verdict/verdict_card.h"

#include <QLabel>
#include <QStyle>
#include <QVBoxLayout>

namespace breakeven {

QLabel* textLabel(const char* role, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setProperty("role", role);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

VerdictCard::VerdictCard(QWidget* parent)
    : QFrame(parent)
    , m_title(textLabel("section", this))
    , m_headline(textLabel("headline", this))
    , m_detail(textLabel("muted", this))
{
    setProperty("role", "verdict");
    m_headline->setObjectName(QStringLiteral("verdict"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(6);
    layout->addWidget(m_title);
    layout->addWidget(m_headline);
    layout->addWidget(m_detail);
}

void VerdictCard::show(const VerdictText& verdict, bool oneOfSeveral)
{
    m_title->setText(oneOfSeveral ? verdict.target.toUpper() : tr("VERDICT"));
    const char* role = oneOfSeveral ? "headline-small" : "headline";
    if (m_headline->property("role").toByteArray() != role) {
        m_headline->setProperty("role", role);
        m_headline->style()->polish(m_headline);
    }
    m_headline->setText(verdict.headline);
    m_detail->setText(verdict.detail);
    m_detail->setVisible(!verdict.detail.isEmpty());
}

} // namespace breakeven
