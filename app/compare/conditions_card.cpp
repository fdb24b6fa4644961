// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare/conditions_card.h"

#include "app/theme/elided_label.h"
#include "app/theme/glyph.h"
#include "app/theme/role.h"
#include "app/wording/comparison_text.h"
#include "app/wording/environment_text.h"
#include "app/wording/machine_text.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace breakeven {

namespace {

QLabel* cell(const QString& text, QWidget* parent)
{
    auto* label = new ElidedLabel(Qt::ElideRight, parent);
    label->setWhole(text);
    return label;
}

} // namespace

ConditionsCard::ConditionsCard(QWidget* parent)
    : QFrame(parent)
    , m_look(theme(Appearance::Light))
    , m_sign(new QLabel(this))
    , m_title(new QLabel(this))
    , m_text(new QLabel(this))
    , m_facts(new QGridLayout)
    , m_warnings(new QLabel(this))
{
    setRole(this, Role::Card);
    setRole(m_title, Role::Title);
    setRole(m_warnings, Role::Warning);
    m_text->setWordWrap(true);
    m_warnings->setWordWrap(true);
    m_warnings->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_facts->setHorizontalSpacing(10);
    m_facts->setVerticalSpacing(4);
    m_facts->setColumnStretch(2, 1);
    m_facts->setColumnStretch(3, 1);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_sign);
    head->addWidget(m_title, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(13, 11, 13, 11);
    layout->setSpacing(6);
    layout->addLayout(head);
    layout->addWidget(m_text);
    layout->addLayout(m_facts);
    layout->addWidget(m_warnings);
}

void ConditionsCard::setTheme(const Theme& look)
{
    m_look = look;
    const int side = fontMetrics().height();
    const QIcon sign = iconOf(Glyph::Warning, look.warning, side);
    m_sign->setPixmap(sign.pixmap(side, side));
    for (QLabel* label : findChildren<QLabel*>(QStringLiteral("differs")))
        label->setPixmap(sign.pixmap(side, side));
}

std::vector<ConditionsCard::Fact> ConditionsCard::factsOf(const RunHeader& base, const RunHeader& now)
{
    const QLocale locale;
    const auto cores = [&](const Environment& environment) {
        return environment.cores > 0 ? tr("%n cores", nullptr, environment.cores) : QString();
    };
    const auto pool = [](const Plan& plan) {
        return plan.pool == PoolKind::Kept ? tr("kept") : tr("per batch");
    };
    const auto servers = [](const RunHeader& run) {
        return serverTexts(run.environment, run.plan.targets).join(QStringLiteral(", "));
    };
    return {
        {tr("Host"), base.environment.host, now.environment.host},
        {tr("CPU"), base.environment.cpuModel, now.environment.cpuModel},
        {tr("Cores"), cores(base.environment), cores(now.environment)},
        {tr("Kernel"), base.environment.kernel, now.environment.kernel},
        {tr("Servers"), servers(base), servers(now)},
        {tr("Load"), locale.toString(base.environment.load1, 'f', 1),
         locale.toString(now.environment.load1, 'f', 1), false},
        {tr("Condition"), coresText(coresDuring(base)), coresText(coresDuring(now))},
        {tr("Pool"), pool(base.plan), pool(now.plan)},
        {tr("Breakeven"), base.environment.breakevenVersion, now.environment.breakevenVersion, false},
    };
}

void ConditionsCard::lay(const std::vector<Fact>& facts)
{
    while (QLayoutItem* item = m_facts->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int line = 0;
    const auto muted = [this](const QString& text) {
        auto* label = new QLabel(text, this);
        setRole(label, Role::Small);
        return label;
    };
    m_facts->addWidget(muted(tr("Base")), line, 2);
    m_facts->addWidget(muted(tr("New")), line, 3);
    for (const Fact& fact : facts) {
        if (fact.base.isEmpty() && fact.now.isEmpty())
            continue;
        ++line;
        if (fact.weighs && fact.base != fact.now && !fact.base.isEmpty() && !fact.now.isEmpty()) {
            auto* sign = new QLabel(this);
            sign->setObjectName(QStringLiteral("differs"));
            sign->setAccessibleName(tr("differs"));
            m_facts->addWidget(sign, line, 0, Qt::AlignTop);
        }
        m_facts->addWidget(muted(fact.name), line, 1, Qt::AlignTop);
        m_facts->addWidget(cell(fact.base, this), line, 2, Qt::AlignTop);
        m_facts->addWidget(cell(fact.now, this), line, 3, Qt::AlignTop);
    }
}

void ConditionsCard::show(const ComparedRun& base, const ComparedRuns::Other& other)
{
    const RunHeader& before = base.header;
    const RunHeader& after = other.run.header;
    const QStringList warnings = warningsOf(other.comparison, before, after);
    const bool otherMachine = before.environment.host != after.environment.host ||
                              before.environment.cpuModel != after.environment.cpuModel;
    setProperty("warns", !warnings.isEmpty());
    style()->unpolish(this);
    style()->polish(this);
    m_sign->setVisible(!warnings.isEmpty());
    m_title->setText(warnings.isEmpty() ? tr("The same conditions")
                     : otherMachine     ? tr("Two machines")
                                        : tr("Different conditions"));
    m_text->setVisible(!warnings.isEmpty());
    m_text->setText(otherMachine ? tr("A difference may come from the machine, not from what you changed.")
                                 : tr("A difference may come from this, not from what you changed."));
    lay(factsOf(before, after));
    m_warnings->setVisible(!warnings.isEmpty());
    m_warnings->setText(warnings.join(QLatin1Char('\n')));
    setTheme(m_look);
}

} // namespace breakeven
