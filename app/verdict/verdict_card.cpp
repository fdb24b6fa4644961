// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verdict/verdict_card.h"

#include "app/theme/role.h"
#include "app/verdict/causes_bars.h"
#include "app/wording/causes_text.h"
#include "app/wording/quantity_text.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
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
    , m_bars(new CausesBars(this, CausesBars::Size::Small))
    , m_layouts(new QWidget(this))
    , m_layoutsText(textLabel(Role::Muted, m_layouts))
    , m_layoutsButton(new QPushButton(m_layouts))
{
    setRole(this, Role::Verdict);
    m_headline->setObjectName(QStringLiteral("verdict"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(6);
    layout->addWidget(m_title);
    layout->addWidget(m_headline);
    layout->addWidget(m_detail);
    layout->addWidget(m_bars);
    m_bars->hide();
    connect(m_bars, &CausesBars::clicked, this, [this] { emit pointChosen(m_point, m_arm); });
    layout->addWidget(m_layouts);

    setRole(m_layoutsButton, Role::Link);
    auto* layouts = new QVBoxLayout(m_layouts);
    layouts->setContentsMargins({});
    layouts->setSpacing(2);
    layouts->addWidget(m_layoutsText);
    layouts->addWidget(m_layoutsButton, 0, Qt::AlignLeft);
    m_layouts->hide();
    connect(m_layoutsButton, &QPushButton::clicked, this, [this] { emit otherLayoutWanted(m_target); });
    retranslate();
}

void VerdictCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void VerdictCard::retranslate()
{
    m_layoutsText->setText(tr("The folder's lock may hold threads back here."));
    m_layoutsButton->setText(tr("Measure the other layout, too"));
    m_layoutsButton->setToolTip(
        tr("Adds the same folder with a folder for each item to the targets; Run then measures both."));
}

void VerdictCard::setPoint(const std::optional<PointResult>& point)
{
    const bool isThere = point && point->causes && point->singleCauses;
    m_bars->setVisible(isThere);
    if (!isThere)
        return;
    m_point = point->key;
    m_arm = point->arm;
    m_bars->show(*point->singleCauses, *point->causes, armOf(*point));
    const QString place =
        point->key.axis == AxisKind::Threads ? QString() : axisValueText(point->key.axis, point->key.value);
    m_bars->setToolTip(
        QStringList{place, causesLine(*point->singleCauses, Arm{}), causesLine(*point->causes, armOf(*point))}
            .join(QLatin1Char('\n'))
            .trimmed());
    m_bars->setAccessibleName(m_bars->toolTip());
}

void VerdictCard::setTheme(const Theme& theme)
{
    m_bars->setTheme(theme);
}

void VerdictCard::show(const VerdictText& verdict, bool oneOfSeveral)
{
    m_target = verdict.target;
    m_layouts->setVisible(verdict.offersOtherLayout);
    m_title->setText(oneOfSeveral ? verdict.target.toUpper() : tr("VERDICT"));
    setRole(m_headline, oneOfSeveral ? Role::HeadlineSmall : Role::Headline);
    m_headline->setText(verdict.headline);
    QStringList details{verdict.detail, verdict.emulation};
    details.removeAll(QString());
    m_detail->setText(details.join(QLatin1Char(' ')));
    m_detail->setVisible(!details.isEmpty());
}

} // namespace breakeven
