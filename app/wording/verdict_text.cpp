// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/verdict_text.h"

#include "app/wording/caveat_text.h"
#include "app/wording/emulation_text.h"
#include "app/wording/finding_text.h"
#include "app/wording/headline_text.h"
#include "app/wording/quantity_text.h"
#include "app/wording/verdict_sentences.h"

#include <QCoreApplication>

#include <utility>

namespace breakeven {

namespace {

// What stands behind the sentence of one target and runtime, in figures.
class Detail
{
public:
    Detail(const TargetAnswer& answer, const Plan& plan) : m_answer(answer), m_plan(plan), m_arms(plan.arms)
    {}

    [[nodiscard]] QString changes() const;
    [[nodiscard]] QString gains() const;

private:
    [[nodiscard]] bool isOverCounts() const { return m_answer.axis == AxisKind::Threads; }
    [[nodiscard]] const Arm& armOf(const Stretch& stretch) const { return m_arms.at(*stretch.arm); }
    [[nodiscard]] QString valueText(double value) const { return axisValueText(m_answer.axis, value); }
    [[nodiscard]] QString gain() const;
    [[nodiscard]] QString loss() const;
    [[nodiscard]] QString openQuestions() const;
    [[nodiscard]] QString ofCounts() const;

    const TargetAnswer& m_answer;
    const Plan& m_plan;
    std::vector<Arm> m_arms;
};

QString joined(QStringList sentences)
{
    sentences.removeAll(QString());
    return sentences.join(QLatin1Char(' '));
}

// Where the gain reaches the worth, and where it is 1, with their intervals.
QString Detail::changes() const
{
    if (m_answer.state != AnswerState::Known || !m_answer.leading || m_answer.selfCheck)
        return {};
    QStringList said;
    for (const Stretch& stretch : m_answer.stretches) {
        if (stretch.kind != StretchKind::Arm || !isInMain(m_answer, stretch))
            continue;
        const auto say = [&](double at, const std::optional<Interval>& interval, const char* sentence) {
            if (!interval)
                return;
            const EstimateText text = estimateText(m_answer.axis, at, *interval);
            said.append(verdictSentence(sentence, armOf(stretch).threads(),
                                        {shareText(m_plan.worth), text.value, text.interval}));
        };
        say(stretch.from, stretch.fromInterval,
            QT_TRANSLATE_NOOP("VerdictText", "The gain passes %1 at %2 (95 % interval %3)."));
        say(stretch.to, stretch.toInterval,
            QT_TRANSLATE_NOOP("VerdictText", "The gain falls below %1 at %2 (95 % interval %3)."));
    }
    QStringList levels;
    for (const Crossover& crossing : m_answer.crossovers) {
        if (crossing.arm != m_answer.leading->what)
            continue;
        const EstimateText text = estimateText(crossing.axis, crossing.at, crossing.interval);
        levels.append(QStringLiteral("%1 (%2)").arg(text.value, text.interval));
    }
    if (!levels.isEmpty())
        said.append(verdictSentence(QT_TRANSLATE_NOOP("VerdictText", "Level with one thread at %1."), 0,
                                    {levels.join(QLatin1String(", "))}));
    return joined(said);
}

// "At 400 µs they halve the latency (2.01×)."
QString Detail::gain() const
{
    if (!m_answer.gain || !m_answer.gain->what.isThreads())
        return {};
    const PointResult& point = *m_answer.gain;
    const double ratio = point.speedUp.ratio;
    if (ratio >= 1.9 && ratio <= 2.1)
        return verdictSentence(QT_TRANSLATE_NOOP("VerdictText", "At %1 they halve the latency (%2)."),
                               point.what.threads(), {valueText(point.key.value), speedUpText(ratio)});
    return verdictSentence(QT_TRANSLATE_NOOP("VerdictText", "At %1 they cut the latency by %2 (%3)."),
                           point.what.threads(),
                           {valueText(point.key.value), shareText(1 - 1 / ratio), speedUpText(ratio)});
}

// "6 threads take 1.10× to 1.38× as long as one."
QString Detail::loss() const
{
    if (!m_answer.worstLoss || !m_answer.mildestLoss)
        return {};
    const QString least = speedUpText(1 / m_answer.mildestLoss->speedUp.ratio);
    const QString most = speedUpText(1 / m_answer.worstLoss->speedUp.ratio);
    const char* sentence =
        least == most
            ? QT_TRANSLATE_N_NOOP("VerdictText", "%n threads take %1 as long as one.")
            : QT_TRANSLATE_N_NOOP("VerdictText", "%n threads take %1 to %2 as long as one, the most at %3.");
    return verdictSentence(sentence, m_answer.worstLoss->what.threads(),
                           {least, most, valueText(m_answer.worstLoss->key.value)});
}

QString Detail::openQuestions() const
{
    if (m_answer.open.empty() || isOverCounts())
        return {};
    QStringList values;
    for (const double value : m_answer.open)
        values.append(valueText(value));
    return verdictSentence(QT_TRANSLATE_NOOP("VerdictText", "Not clear yet at %1: measure longer."), 0,
                           {values.join(QLatin1String(", "))});
}

QString Detail::ofCounts() const
{
    const Stretch& best = m_answer.stretches.front();
    if (best.kind == StretchKind::Single && m_answer.worstLoss) {
        const auto sentence = [](const PointResult& point) {
            return verdictSentence(QT_TRANSLATE_N_NOOP("VerdictText", "%n threads take %1 as long."),
                                   point.what.threads(), {speedUpText(1 / point.speedUp.ratio)});
        };
        return m_answer.worstLoss == m_answer.mildestLoss
                   ? sentence(*m_answer.worstLoss)
                   : joined({sentence(*m_answer.mildestLoss), sentence(*m_answer.worstLoss)});
    }
    if (best.kind != StretchKind::Arm || !armOf(best).isThreads() || !m_answer.leading->speedUp.interval)
        return {};
    const QString interval = speedUpIntervalText(*m_answer.leading->speedUp.interval);
    if (!m_answer.fastest)
        return verdictSentence(QT_TRANSLATE_NOOP("VerdictText", "The 95 % interval of the speed-up is %1."),
                               0, {interval});
    return verdictSentence(
        QT_TRANSLATE_N_NOOP("VerdictText",
                            "The 95 % interval of the speed-up is %1; %n threads reach %2, which is no gain "
                            "worth having."),
        m_answer.fastest->what.threads(), {interval, speedUpText(m_answer.fastest->speedUp.ratio)});
}

QString Detail::gains() const
{
    switch (m_answer.state) {
    case AnswerState::Measuring:
        return m_answer.knownPoints == 0
                   ? QString()
                   : verdictSentence(
                         QT_TRANSLATE_NOOP("VerdictText", "Intervals are known at %1 points so far."), 0,
                         {QString::number(m_answer.knownPoints)});
    case AnswerState::NotMeasured:
        return {};
    case AnswerState::Known:
        break;
    }
    if (m_answer.selfCheck)
        return {};
    const QString gained = gain();
    QStringList said =
        isOverCounts() ? QStringList{ofCounts()} : QStringList{gained.isEmpty() ? loss() : gained};
    if (m_answer.pipelining) {
        const QString text = pipeliningText(*m_answer.pipelining, subjectText(m_answer, m_plan));
        if (!headlineText(m_answer, m_plan).contains(text.chopped(1)))
            said.append(text);
        said.append(pipeliningFigures(*m_answer.pipelining));
    }
    said.append(openQuestions());
    return joined(said);
}

} // namespace

std::vector<VerdictText> verdictTexts(const Answer& answer, const Plan& plan)
{
    std::vector<VerdictText> all;
    for (const TargetAnswer& target : answer.targets) {
        const Detail detail(target, plan);
        VerdictText text;
        text.target = target.target;
        text.headline = headlineText(target, plan);
        text.changes = detail.changes();
        text.gains = detail.gains();
        text.detail = joined({text.changes, text.gains});
        text.runtime = target.runtime;
        text.offersOtherLayout = target.offersOtherLayout;
        if (target.leading)
            text.arm = target.leading->arm;
        text.isForArm = target.gain.has_value();
        text.why = joined({target.reason ? reasonText(*target.reason, target.axis) : QString(),
                           target.layout ? layoutText(*target.layout, target.axis) : QString()});
        for (const Target& planned : plan.targets)
            if (planned.name == target.target)
                text.emulation = emulationText(plan, planned);
        for (const Caveat& caveat : target.caveats)
            text.caveats.append(caveatText(caveat, target.axis));
        all.push_back(std::move(text));
    }
    return all;
}

} // namespace breakeven
