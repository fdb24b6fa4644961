// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/setup_panel.h"

#include "app/hosts/desktop_keychain.h"
#include "app/setup/plan_network_line.h"
#include "app/setup/precision_chips.h"
#include "app/setup/runtime_chips.h"
#include "app/setup/sweep_editor.h"
#include "app/setup/target_list.h"
#include "app/setup/thread_chips.h"
#include "app/theme/role.h"
#include "app/wording/gil_model_text.h"
#include "app/wording/names.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace breakeven {

namespace {

QLabel* sectionTitle(QWidget* parent)
{
    auto* label = new QLabel(parent);
    setRole(label, Role::Section);
    return label;
}

} // namespace

SetupPanel::SetupPanel(QWidget* parent) : SetupPanel(std::make_unique<DesktopKeychain>(), parent) {}

SetupPanel::SetupPanel(std::unique_ptr<Keychain> keychain, QWidget* parent)
    : QWidget(parent)
    , m_settings(new QWidget(this))
    , m_targets(new TargetList(std::move(keychain), m_settings))
    , m_network(new PlanNetworkLine(m_settings))
    , m_threads(new ThreadChips(m_settings))
    , m_runtimes(new RuntimeChips(m_settings))
    , m_sweep(new SweepEditor(m_settings))
    , m_precision(new PrecisionChips(m_settings))
    , m_targetsTitle(sectionTitle(m_settings))
    , m_threadsTitle(sectionTitle(m_settings))
    , m_runtimesTitle(sectionTitle(m_settings))
    , m_sweepTitle(sectionTitle(m_settings))
    , m_precisionTitle(sectionTitle(m_settings))
    , m_problem(new QLabel(this))
    , m_run(new QPushButton(this))
{
    auto* settings = new QVBoxLayout(m_settings);
    settings->setContentsMargins(16, 16, 16, 16);
    settings->setSpacing(8);
    const std::initializer_list<std::pair<QLabel*, QWidget*>> groups{{m_targetsTitle, m_targets},
                                                                     {m_threadsTitle, m_threads},
                                                                     {m_runtimesTitle, m_runtimes},
                                                                     {m_sweepTitle, m_sweep},
                                                                     {m_precisionTitle, m_precision}};
    for (const auto& [title, group] : groups) {
        settings->addWidget(title);
        settings->addWidget(group);
        settings->addSpacing(10);
    }
    settings->insertWidget(2, m_network); // below the targets
    settings->addStretch();

    auto* scroll = new QScrollArea(this);
    scroll->setWidget(m_settings);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_settings->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);

    setRole(m_run, Role::Primary);
    m_run->setObjectName(QStringLiteral("run"));
    setRole(m_problem, Role::Warning);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto* bottom = new QVBoxLayout;
    bottom->setContentsMargins(16, 8, 16, 16);
    bottom->setSpacing(8);
    bottom->addWidget(m_problem);
    bottom->addWidget(m_run);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(scroll, 1);
    layout->addLayout(bottom);

    const auto edited = [this] {
        m_edited = true;
        update();
    };
    connect(m_targets, &TargetList::changed, this, edited);
    connect(m_network, &PlanNetworkLine::removeWanted, this, [this, edited] {
        m_plan.network = {};
        edited();
    });
    connect(m_threads, &ThreadChips::changed, this, edited);
    connect(m_runtimes, &RuntimeChips::changed, this, edited);
    connect(m_sweep, &SweepEditor::changed, this, edited);
    connect(m_precision, &PrecisionChips::changed, this, edited);
    connect(m_run, &QPushButton::clicked, this, [this] {
        if (m_running)
            emit stopWanted();
        else
            emit runWanted();
    });
    m_run->setFocusPolicy(Qt::TabFocus);
    retranslate();
}

void SetupPanel::setPlan(const Plan& plan)
{
    m_plan = plan;
    m_targets->setTargets(plan.targets);
    m_threads->setThreads(plan.threads);
    m_threads->setPipelined(plan.pipelined);
    m_runtimes->setRuntimes(plan.runtimes, plan.python);
    m_sweep->setAxis(plan.axis);
    m_precision->set(plan.precision, plan.budget);
    m_edited = false;
    update();
}

Plan SetupPanel::plan() const
{
    Plan plan = m_plan;
    plan.targets = m_targets->withPasswords(std::move(plan.targets));
    if (!m_edited)
        return plan;
    const std::vector<Target> before = std::exchange(plan.targets, m_targets->chosen());
    plan.threads = m_threads->threads();
    plan.pipelined = m_threads->pipelined();
    plan.runtimes = m_runtimes->runtimes();
    plan.python = m_runtimes->python();
    plan.axis = m_sweep->axis();
    plan.precision = m_precision->precision();
    plan.budget = m_precision->budget();
    if (plan.targets != before || plan.axis != m_plan.axis || armsOf(plan) != armsOf(m_plan)) {
        QStringList names;
        for (const Target& target : plan.targets)
            names.append(target.name);
        plan.title =
            QStringLiteral("%1 · %2").arg(names.join(QStringLiteral(", ")), axisName(plan.axis.kind));
    }
    return plan;
}

void SetupPanel::setRunning(bool running)
{
    m_running = running;
    m_stopping = false;
    m_settings->setEnabled(!running);
    if (!running)
        m_targets->askWhyTheyFailed();
    retranslate();
}

void SetupPanel::setStopping()
{
    m_stopping = true;
    retranslate();
}

void SetupPanel::showRun(const Run& run)
{
    const auto model = GilModelFacts::of(run.header.plan, run.blocks);
    m_runtimes->showModel(model ? gilModelText(*model) : QString());
}

void SetupPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SetupPanel::retranslate()
{
    m_targetsTitle->setText(tr("TARGETS"));
    m_threadsTitle->setText(tr("THREADS"));
    m_runtimesTitle->setText(tr("RUNTIMES"));
    m_sweepTitle->setText(tr("SWEEP"));
    m_precisionTitle->setText(tr("PRECISION"));
    m_run->setText(m_stopping ? tr("Stopping…") : m_running ? tr("■  Stop") : tr("▶  Run"));
    m_run->setToolTip(m_running ? tr("Stop and keep what was measured (Esc)") : tr("Measure (Ctrl+R)"));
    update();
}

void SetupPanel::offerPipelining()
{
    Plan asked = plan();
    asked.pipelined = true;
    m_threads->setCanPipeline(
        std::any_of(asked.targets.begin(), asked.targets.end(), [&](const Target& target) {
            return std::any_of(asked.runtimes.begin(), asked.runtimes.end(),
                               [&](RuntimeKind runtime) { return pipelines(asked, target, runtime); });
        }));
}

void SetupPanel::update()
{
    if (m_sweep->isValid()) {
        offerPipelining();
        const Plan asked = plan();
        const bool isSwept = asked.axis.kind == AxisKind::RttUs;
        m_targets->setDistance(isSwept ? Distance::OfSweep : Distance::OfTarget);
        m_network->show(asked);
    }
    QString problem;
    if (!m_sweep->isValid()) {
        problem = tr("The sweep's values need a look.");
    } else if (!m_runtimes->problem().isEmpty()) {
        problem = tr("The GIL model's settings need a look.");
    } else if (m_edited && m_targets->chosen().empty()) {
        problem = tr("Choose a target to measure.");
    } else if (const Status valid = validate(plan()); !m_plan.targets.empty() && !valid.ok()) {
        problem = sentence(valid.error());
    }
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty() && !m_running);
    m_run->setEnabled(!m_stopping && (m_running || problem.isEmpty()));
}

} // namespace breakeven
