// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verdict/verdict_card.h"

#include "app/theme/role.h"

#include <QLabel>
#include <QVBoxLayout>

namespace breakeven {

QLabel* textLabel(Role role, QWidget* parent)
{
    auto* label = new QLabel(parent);
    setRole(label, role);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

VerdictCard::VerdictCard(QWidget* parent)
    : QFrame(parent)
    , m_title(textLabel(Role::Section, this))
    , m_headline(textLabel(Role::Headline, this))
    , m_detail(textLabel(Role::Muted, this))
{
    setRole(this, Role::Verdict);
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
    setRole(m_headline, oneOfSeveral ? Role::HeadlineSmall : Role::Headline);
    m_headline->setText(verdict.headline);
    QStringList details{verdict.detail, verdict.emulation};
    details.removeAll(QString());
    m_detail->setText(details.join(QLatin1Char(' ')));
    m_detail->setVisible(!details.isEmpty());
}

} // namespace breakeven
