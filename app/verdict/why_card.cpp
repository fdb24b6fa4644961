// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verdict/why_card.h"

#include "app/theme/elided_label.h"
#include "app/theme/role.h"
#include "app/verdict/causes_bars.h"
#include "app/verdict/text_label.h"
#include "app/wording/names.h"
#include "app/wording/quantity_text.h"
#include "app/wording/shown_name.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QPainter>
#include <QPixmap>
#include <QPushButton>
#include <QVBoxLayout>

namespace breakeven {

namespace {

constexpr int markSize = 10;

QIcon markOf(const QColor& color, double scale)
{
    QPixmap mark(QSize(markSize, markSize) * scale);
    mark.setDevicePixelRatio(scale);
    mark.fill(Qt::transparent);
    QPainter painter(&mark);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(QRectF(0, 0, markSize, markSize), 2, 2);
    return QIcon(mark);
}

bool isAbout(const VerdictText& verdict, const PointResult& point)
{
    return verdict.target == point.key.target && verdict.runtime == point.key.runtime &&
           (!verdict.arm || *verdict.arm == point.arm);
}

QString placeText(const PointResult& point, bool severalRuntimes)
{
    QString text = shownName(point.key.target);
    if (severalRuntimes)
        text += QStringLiteral(" · ") + runtimeName(point.key.runtime);
    if (point.key.axis != AxisKind::Threads)
        text += QStringLiteral(" · ") + axisValueText(point.key.axis, point.key.value);
    return text;
}

} // namespace

WhyCard::WhyCard(QWidget* parent)
    : QFrame(parent)
    , m_title(textLabel(Role::Section, this))
    , m_about(new ElidedLabel(Qt::ElideMiddle, this))
    , m_fold(new QPushButton(this))
    , m_place(textLabel(Role::Title, this))
    , m_reason(textLabel(Role::Text, this))
    , m_causes(new QWidget(this))
    , m_bars(new CausesBars(m_causes))
    , m_switches(textLabel(Role::Small, m_causes))
    , m_text(textLabel(Role::Muted, m_causes))
    , m_meaning(textLabel(Role::Small, m_causes))
{
    setRole(this, Role::Card);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(8);
    setRole(m_about, Role::Small);
    setRole(m_fold, Role::Link);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addWidget(m_about, 1);
    head->addStretch();
    head->addWidget(m_fold);
    layout->addLayout(head);
    connect(m_fold, &QPushButton::clicked, this, [this] { setFolded(!m_folded); });
    layout->addWidget(m_place);
    layout->addWidget(m_causes);
    layout->addWidget(m_reason);

    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(0, 1);
    int row = 0;
    for (const Cause cause : allCauses)
        addRow(grid, row++, cause);

    auto* causes = new QVBoxLayout(m_causes);
    causes->setContentsMargins({});
    causes->setSpacing(6);
    causes->addWidget(m_bars);
    causes->addLayout(grid);
    causes->addWidget(m_meaning);
    causes->addWidget(m_switches);
    causes->addWidget(m_text);
    m_meaning->hide();
    retranslate();
    fit();
}

void WhyCard::addRow(QGridLayout* grid, int row, Cause cause)
{
    const Row parts{
        .name = new QPushButton(m_causes), .single = new QLabel(m_causes), .several = new QLabel(m_causes)};
    setRole(parts.name, Role::Link);
    parts.name->setIconSize({markSize, markSize});
    parts.name->setCheckable(true);
    grid->addWidget(parts.name, row, 0, Qt::AlignLeft);
    int column = 1;
    for (QLabel* figure : {parts.single, parts.several}) {
        setRole(figure, Role::Small);
        grid->addWidget(figure, row, column++, Qt::AlignRight | Qt::AlignVCenter);
    }
    connect(parts.name, &QPushButton::clicked, this, [this, cause] { explain(cause); });
    m_rows[cause] = parts;
}

void WhyCard::setTheme(const Theme& theme)
{
    m_bars->setTheme(theme);
    for (const auto& [cause, row] : m_rows)
        row.name->setIcon(markOf(causeColor(theme, cause), devicePixelRatioF()));
}

void WhyCard::setReasons(const std::vector<VerdictText>& verdicts)
{
    m_verdicts = verdicts;
    showReason();
    fit();
}

void WhyCard::showReason()
{
    QStringList reasons;
    for (const VerdictText& verdict : m_verdicts) {
        if (m_point && !isAbout(verdict, *m_point))
            continue;
        QStringList said{verdict.detail, verdict.emulation, verdict.why};
        said.removeAll(QString());
        if (said.isEmpty())
            continue;
        const QString all = said.join(QLatin1Char(' '));
        const bool named = m_verdicts.size() > 1 && !m_point;
        reasons.append(named ? QStringLiteral("%1: %2").arg(shownName(verdict.target), all) : all);
    }
    reasons.removeDuplicates();
    m_reason->setText(reasons.join(QStringLiteral("\n\n")));
}

void WhyCard::setPoint(const std::optional<PointResult>& point, const Plan& plan,
                       const Environment& environment)
{
    m_point = point;
    m_plan = plan;
    m_environment = environment;
    if (m_point && (!m_point->causes || !m_point->singleCauses))
        m_point.reset();
    showReason();
    showFigures();
    fit();
}

void WhyCard::explain(Cause cause)
{
    m_explained = m_explained == cause ? std::nullopt : std::optional(cause);
    for (const auto& [other, row] : m_rows)
        row.name->setChecked(m_explained == other);
    m_meaning->setVisible(m_explained.has_value());
    if (m_explained)
        m_meaning->setText(causeMeaning(*m_explained));
}

void WhyCard::showFigures()
{
    if (!m_point)
        return;
    m_place->setText(placeText(*m_point, m_plan.runtimes.size() > 1));
    m_about->setWhole(m_place->text());
    m_bars->show(*m_point->singleCauses, *m_point->causes, m_point->what);
    for (const auto& [cause, row] : m_rows) {
        row.single->setText(durationText(timeOf(*m_point->singleCauses, cause)));
        row.several->setText(durationText(timeOf(*m_point->causes, cause)));
        // What only Python or only a run of this version knows.
        const bool isRare = cause == Cause::Gil || cause == Cause::Holding || cause == Cause::Switching;
        const bool isThere =
            !isRare || (timeOf(*m_point->causes, cause) + timeOf(*m_point->singleCauses, cause)).count() > 0;
        for (QWidget* part : std::initializer_list<QWidget*>{row.name, row.single, row.several})
            part->setVisible(isThere);
        row.single->setToolTip(armName(1));
        row.several->setToolTip(armName(m_point->what));
    }
    m_switches->setText(switchesText(*m_point));
    m_switches->setVisible(!m_switches->text().isEmpty());
    m_text->setText(causesText(*m_point, m_plan, m_environment));
}

void WhyCard::fit()
{
    m_reason->setVisible(!m_folded && !m_reason->text().isEmpty());
    m_causes->setVisible(!m_folded && m_point.has_value());
    m_place->setVisible(!m_folded && m_point.has_value());
    m_about->setVisible(m_folded && m_point.has_value());
    m_fold->setText(m_folded ? QStringLiteral("▸") : QStringLiteral("▾"));
    m_fold->setAccessibleName(m_folded ? tr("Show why") : tr("Hide why"));
    setVisible(!m_reason->text().isEmpty() || m_point.has_value());
}

void WhyCard::setFolded(bool folded)
{
    m_folded = folded;
    fit();
}

void WhyCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void WhyCard::retranslate()
{
    m_title->setText(tr("WHY"));
    m_fold->setAccessibleName(m_folded ? tr("Show why") : tr("Hide why"));
    for (const auto& [cause, row] : m_rows)
        row.name->setText(causeName(cause));
    if (m_explained)
        m_meaning->setText(causeMeaning(*m_explained));
    showFigures();
}

} // namespace breakeven
