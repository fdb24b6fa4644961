// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verdict/what_if_card.h"

#include "app/background/when_ready.h"
#include "app/theme/role.h"
#include "app/verdict/text_label.h"
#include "app/wording/forecast_text.h"
#include "app/wording/names.h"
#include "app/wording/quantity_input.h"
#include "app/wording/quantity_text.h"
#include "app/wording/shown_name.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QtConcurrent>

#include <algorithm>

namespace breakeven {

namespace {

constexpr double stepBeyond = 2; // what is asked for first lies as many times beyond what was measured

bool tellsOfDistance(const Plan& plan)
{
    return plan.axis.kind == AxisKind::RttUs || plan.axis.kind == AxisKind::Threads;
}

bool isMeasured(const Forecaster& forecaster)
{
    return !forecaster.rttsUs().empty() && !forecaster.threads().empty();
}

} // namespace

WhatIfCard::WhatIfCard(QWidget* parent)
    : QFrame(parent)
    , m_title(textLabel(Role::Section, this))
    , m_models(new QComboBox(this))
    , m_awayLabel(new QLabel(this))
    , m_away(new QLineEdit(this))
    , m_threadsLabel(new QLabel(this))
    , m_threads(new QSpinBox(this))
    , m_figures(new QWidget(this))
    , m_sentence(textLabel(Role::Text, this))
{
    setRole(this, Role::Card);
    m_awayLabel->setBuddy(m_away);
    m_threadsLabel->setBuddy(m_threads);
    m_away->setObjectName(QStringLiteral("away"));
    m_models->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);

    auto* figures = new QGridLayout(m_figures);
    figures->setContentsMargins({});
    figures->setVerticalSpacing(2);
    figures->setColumnStretch(0, 1);
    for (int i = 0; Row & row : m_rows) {
        row = {.arm = new QLabel(m_figures),
               .latency = new QLabel(m_figures),
               .interval = new QLabel(m_figures)};
        setRole(row.latency, Role::Title);
        setRole(row.interval, Role::Small);
        figures->addWidget(row.arm, i, 0);
        figures->addWidget(row.latency, i, 1, Qt::AlignRight);
        figures->addWidget(row.interval, i + 1, 0, 1, 2, Qt::AlignRight);
        i += 2;
    }

    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(8);
    layout->setColumnStretch(1, 1);
    layout->addWidget(m_title, 0, 0, 1, 2);
    layout->addWidget(m_models, 1, 0, 1, 2);
    layout->addWidget(m_awayLabel, 2, 0);
    layout->addWidget(m_away, 2, 1);
    layout->addWidget(m_threadsLabel, 3, 0);
    layout->addWidget(m_threads, 3, 1);
    layout->addWidget(m_figures, 4, 0, 1, 2);
    layout->addWidget(m_sentence, 5, 0, 1, 2);

    connect(m_models, &QComboBox::currentIndexChanged, this, &WhatIfCard::chooseModel);
    connect(m_away, &QLineEdit::textEdited, this, &WhatIfCard::answer);
    connect(m_threads, &QSpinBox::valueChanged, this, &WhatIfCard::answer);
    retranslate();
    hide();
}

void WhatIfCard::show(std::shared_ptr<const Run> run)
{
    const int asked = ++m_asked;
    const bool answers = tellsOfDistance(run->header.plan);
    m_severalRuntimes = run->header.plan.runtimes.size() > 1;
    whenReady(QtConcurrent::run([run = std::move(run)]() -> Forecasters {
                  std::vector<Forecaster> all = Forecaster::of(*run);
                  std::erase_if(all, [](const Forecaster& one) { return !isMeasured(one); });
                  return std::make_shared<const std::vector<Forecaster>>(std::move(all));
              }),
              this, [this, asked, answers](const Forecasters& result) {
                  if (asked == m_asked)
                      take(result, answers);
              });
}

void WhatIfCard::clear()
{
    ++m_asked;
    take(nullptr, false);
}

void WhatIfCard::take(const Forecasters& forecasters, bool answers)
{
    m_forecasters = answers && !forecasters->empty() ? forecasters : nullptr;
    setVisible(m_forecasters != nullptr);
    if (m_forecasters) {
        const QSignalBlocker blocker(m_models);
        m_models->clear();
        for (const Forecaster& one : *m_forecasters)
            m_models->addItem(m_severalRuntimes ? QStringLiteral("%1 · %2").arg(shownName(one.target()),
                                                                                runtimeName(one.runtime()))
                                                : shownName(one.target()));
        const auto fit = std::find_if(m_forecasters->begin(), m_forecasters->end(),
                                      [](const Forecaster& one) { return one.model().ok(); });
        m_models->setCurrentIndex(
            fit == m_forecasters->end() ? 0 : static_cast<int>(fit - m_forecasters->begin()));
        m_models->setVisible(m_forecasters->size() > 1);
    }
    chooseModel();
    emit fitted(m_forecasters);
}

const Forecaster* WhatIfCard::chosen() const
{
    const auto index = static_cast<std::size_t>(m_models->currentIndex());
    return m_forecasters && index < m_forecasters->size() ? &(*m_forecasters)[index] : nullptr;
}

// What the user typed stays where it can.
void WhatIfCard::chooseModel()
{
    const Forecaster* model = chosen();
    if (model == nullptr)
        return;
    const bool varied = model->rttsUs().size() > 1;
    const double farthest = *model->rttsUs().rbegin();
    if (!varied || !m_away->isModified())
        m_away->setText(axisValueText(AxisKind::RttUs, varied ? stepBeyond * farthest : farthest));
    m_away->setEnabled(varied);
    const int most = *model->threads().rbegin();
    {
        const QSignalBlocker blocker(m_threads);
        m_threads->setRange(2, std::max(2, Forecaster::threadsReach * most));
        m_threads->setValue(most);
    }
    answer();
}

void WhatIfCard::answer()
{
    const Forecaster* model = chosen();
    if (model == nullptr)
        return;
    const std::optional<double> rttUs = axisValueFromText(AxisKind::RttUs, m_away->text());
    setInvalid(m_away, !rttUs);
    const int threads = m_threads->value();
    const bool answered = rttUs && model->at(1, *rttUs).ok() && model->at(threads, *rttUs).ok();
    m_figures->setVisible(answered);
    m_sentence->setText(rttUs ? forecastText(*model, threads, *rttUs)
                              : tr("A round trip is a time such as 800 µs or 2 ms."));
    if (answered) {
        fill(m_rows[0], 1, *rttUs);
        fill(m_rows[1], threads, *rttUs);
    }
}

void WhatIfCard::fill(const Row& row, int threads, double rttUs)
{
    const Forecast forecast = chosen()->at(threads, rttUs).value();
    // A latency's unit scales as a round trip's in µs does.
    const EstimateText text =
        estimateText(AxisKind::RttUs, forecast.latency.latencyUs, forecast.latency.intervalUs);
    row.arm->setText(armName(threads));
    row.latency->setText(text.value);
    row.interval->setText(text.interval);
    row.interval->setToolTip(tr("95 % interval"));
}

void WhatIfCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        answer();
    }
    QFrame::changeEvent(event);
}

void WhatIfCard::retranslate()
{
    m_title->setText(tr("IF THE DATA WERE … AWAY"));
    m_awayLabel->setText(tr("Round trip"));
    m_threadsLabel->setText(tr("Threads"));
    m_models->setAccessibleName(tr("Target"));
    m_away->setToolTip(tr("A time such as 800 µs or 2 ms, as the run varied it"));
}

} // namespace breakeven
