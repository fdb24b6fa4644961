// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/setup_panel.h"

#include "app/setup/cores_chips.h"
#include "app/setup/plan_network_line.h"
#include "app/setup/precision_chips.h"
#include "app/setup/runtime_chips.h"
#include "app/setup/sweep_editor.h"
#include "app/setup/target_list.h"
#include "app/setup/thread_chips.h"
#include "app/setup/time_note.h"
#include "app/setup/workload_editor.h"
#include "app/targets/desktop_keychain.h"
#include "app/theme/role.h"
#include "app/theme/spoken_role.h"
#include "app/theme/text_scale.h"
#include "app/wording/error_text.h"
#include "app/wording/names.h"
#include "core/experiment/time_estimate.h"
#include "core/plan/conditions.h"
#include "core/plan/plan_json.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>
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
    , m_scroll(new QScrollArea(this))
    , m_settings(new QWidget(this))
    , m_targets(new TargetList(std::move(keychain), m_settings))
    , m_network(new PlanNetworkLine(m_settings))
    , m_threads(new ThreadChips(m_settings))
    , m_runtimes(new RuntimeChips(m_settings))
    , m_workload(new WorkloadEditor(m_settings))
    , m_sweep(new SweepEditor(m_settings))
    , m_precision(new PrecisionChips(m_settings))
    , m_cores(new CoresChips(m_settings))
    , m_time(new TimeNote(m_settings))
    , m_targetsTitle(sectionTitle(m_settings))
    , m_threadsTitle(sectionTitle(m_settings))
    , m_runtimesTitle(sectionTitle(m_settings))
    , m_workloadTitle(sectionTitle(m_settings))
    , m_sweepTitle(sectionTitle(m_settings))
    , m_precisionTitle(sectionTitle(m_settings))
    , m_coresTitle(sectionTitle(m_settings))
    , m_problem(new QLabel(this))
    , m_run(new QPushButton(this))
{
    auto* settings = new QVBoxLayout(m_settings);
    m_groups = settings;
    settings->setContentsMargins(16, 14, 16, 14);
    const std::initializer_list<std::pair<QLabel*, QWidget*>> groups{
        {m_targetsTitle, m_targets},   {m_threadsTitle, m_threads}, {m_runtimesTitle, m_runtimes},
        {m_workloadTitle, m_workload}, {m_sweepTitle, m_sweep},     {m_precisionTitle, m_precision},
        {m_coresTitle, m_cores}};
    for (const auto& [title, group] : groups) {
        settings->addWidget(title);
        settings->addWidget(group);
        if (group == m_precision)
            settings->addWidget(m_time);
        m_gaps.append(new QSpacerItem(0, 0, QSizePolicy::Minimum, QSizePolicy::Fixed));
        settings->addItem(m_gaps.back());
    }
    settings->insertWidget(2, m_network); // below the targets
    settings->addStretch();

    m_scroll->setWidget(m_settings);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_scroll->setFocusPolicy(Qt::NoFocus); // its controls bring themselves into sight
    m_settings->setAutoFillBackground(false);
    m_scroll->viewport()->setAutoFillBackground(false);

    setRole(m_run, Role::Primary);
    m_run->setObjectName(QStringLiteral("run"));
    setRole(m_problem, Role::Warning);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto* bottom = new QVBoxLayout;
    bottom->setContentsMargins(16, 8, 16, 12);
    bottom->setSpacing(8);
    bottom->addWidget(m_problem);
    bottom->addWidget(m_run);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_scroll, 1);
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
    connect(m_workload, &WorkloadEditor::changed, this, edited);
    connect(m_cores, &CoresChips::changed, this, edited);
    connect(m_run, &QPushButton::clicked, this, [this] {
        if (m_running)
            emit stopWanted();
        else
            emit runWanted();
    });
    m_run->setFocusPolicy(Qt::TabFocus);
    tighten(false);
    retranslate();
}

void SetupPanel::setPlan(const Plan& plan)
{
    // Measured in both conditions it is the plan of one, asked for twice.
    const std::optional<Plan> once = ofBothConditions(plan);
    m_plan = once ? *once : plan;
    m_cores->set(once                           ? CoresChoice::Both
                 : m_plan.cores == Cores::Awake ? CoresChoice::Awake
                                                : CoresChoice::AsTheyAre);
    m_targets->setTargets(m_plan.targets);
    m_threads->setArms(m_plan.arms);
    m_runtimes->setRuntimes(m_plan.runtimes, m_plan.python);
    m_workload->set(m_plan.workload, m_plan.pool);
    m_sweep->setAxis(m_plan.axis);
    m_precision->set(m_plan.precision, m_plan.budget);
    m_precision->setWorth(m_plan.worth);
    m_edited = false;
    update();
}

Plan SetupPanel::plan() const
{
    Plan plan = m_plan;
    plan.targets = m_targets->withPasswords(std::move(plan.targets));
    const auto inAskedConditions = [this](Plan asked) {
        return m_cores->choice() == CoresChoice::Both ? inBothConditions(std::move(asked)) : asked;
    };
    if (!m_edited)
        return inAskedConditions(std::move(plan));
    const std::vector<Target> before = std::exchange(plan.targets, m_targets->chosen());
    plan.arms = m_threads->arms();
    plan.runtimes = m_runtimes->runtimes();
    plan.python = m_runtimes->python();
    plan.workload = m_workload->workload();
    plan.pool = m_workload->pool();
    plan.axis = m_sweep->axis();
    plan.precision = m_precision->precision();
    plan.worth = m_precision->worth();
    if (m_cores->choice() != CoresChoice::Both)
        plan.cores = m_cores->choice() == CoresChoice::Awake ? Cores::Awake : Cores::AsTheyAre;
    plan.budget = m_precision->budget();
    if (plan.targets != before || plan.axis != m_plan.axis || plan.workload != m_plan.workload ||
        plan.arms != m_plan.arms) {
        QStringList names;
        for (const Target& target : plan.targets)
            names.append(target.name);
        plan.title =
            QStringLiteral("%1 · %2").arg(names.join(QStringLiteral(" + ")), toString(plan.axis.kind));
    }
    return inAskedConditions(std::move(plan));
}

bool SetupPanel::isReady() const
{
    return problem().isEmpty();
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

void SetupPanel::setTheme(const Theme& look)
{
    m_threads->setTheme(look);
    m_workload->setTheme(look);
}

void SetupPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        takeWidth();
    QWidget::changeEvent(event);
}

// Where the window is low, what is said twice goes first, then the room between; then it scrolls.
void SetupPanel::resizeEvent(QResizeEvent* event)
{
    constexpr int lowest = 44; // lines of text
    QWidget::resizeEvent(event);
    tighten(height() < lowest * fontMetrics().lineSpacing());
}

void SetupPanel::tighten(bool tight)
{
    if (tight == m_isTight)
        return;
    m_isTight = tight;
    m_groups->setSpacing(tight ? 3 : 6);
    for (QSpacerItem* gap : std::as_const(m_gaps))
        gap->changeSize(0, tight ? 4 : 8, QSizePolicy::Minimum, QSizePolicy::Fixed);
    m_threads->setHintShown(!tight);
    m_cores->setHintShown(!tight);
    m_groups->invalidate();
}

void SetupPanel::retranslate()
{
    m_targetsTitle->setText(tr("TARGETS"));
    m_threadsTitle->setText(tr("HOW"));
    m_runtimesTitle->setText(tr("RUNTIMES"));
    m_workloadTitle->setText(tr("WORKLOAD"));
    m_sweepTitle->setText(tr("SWEEP"));
    m_precisionTitle->setText(tr("PRECISION"));
    m_coresTitle->setText(tr("CORES"));
    m_run->setText(m_stopping ? tr("Stopping…") : m_running ? tr("■  Stop") : tr("▶  Run"));
    m_run->setAccessibleName(wordsBesideSign(m_run->text()));
    m_run->setToolTip(m_running ? tr("Stop and keep what was measured (Ctrl+.)") : tr("Measure (Ctrl+R)"));
    update();
}

void SetupPanel::offerPipelining()
{
    const Plan asked = plan();
    m_threads->offerFor(asked.targets, asked.runtimes);
}

QString SetupPanel::problem() const
{
    if (!m_workload->isValid())
        return tr("The workload's values need a look.");
    if (!m_sweep->isValid())
        return tr("The sweep's values need a look.");
    if (!m_precision->isValid())
        return tr("The time needs a look.");
    if (m_edited && m_targets->chosen().empty())
        return tr("Choose a target to measure.");
    const Status valid = validate(plan());
    return m_plan.targets.empty() || valid.ok() ? QString() : sentence(valid.error());
}

void SetupPanel::update()
{
    if (m_sweep->isValid() && m_workload->isValid()) {
        offerPipelining();
        const Plan asked = plan();
        const bool isSwept = asked.axis.kind == AxisKind::RttUs;
        m_targets->setDistance(isSwept ? Distance::OfSweep : Distance::OfTarget);
        m_network->show(asked);
        m_workload->setSwept(asked.axis.kind);
        m_workload->setHasGil(hasPython(asked));
    }
    const QString wrong = problem();
    m_problem->setText(wrong);
    m_problem->setVisible(!wrong.isEmpty() && !m_running);
    m_run->setEnabled(!m_stopping && (m_running || wrong.isEmpty()));
    m_time->show(wrong.isEmpty() && !m_plan.targets.empty() ? std::optional(timeEstimate(plan()))
                                                            : std::nullopt);
    takeWidth();
    emit changed();
}

// As wide as its controls need; what needs more than a window has beside the chart is scrolled to. (Where the
// window is small for its text, this opens over the chart.)
void SetupPanel::takeWidth()
{
    constexpr int narrowest = 270;
    constexpr int widest = 360;
    const int needed =
        m_settings->minimumSizeHint().width() + m_scroll->verticalScrollBar()->sizeHint().width();
    m_scroll->setMinimumWidth(std::clamp(needed, scaled(narrowest), scaled(widest)));
}

} // namespace breakeven
