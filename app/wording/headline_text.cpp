// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/headline_text.h"

#include "app/wording/finding_text.h"
#include "app/wording/names.h"
#include "app/wording/quantity_text.h"
#include "app/wording/shown_name.h"
#include "app/wording/verdict_sentences.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <vector>

namespace breakeven {

namespace {

// The sentence of one target and runtime.
class Headline
{
public:
    Headline(const TargetAnswer& answer, const Plan& plan)
        : m_answer(answer)
        , m_plan(plan)
        , m_arms(plan.arms)
        , m_subject(subjectText(answer, plan))
    {}

    [[nodiscard]] QString text() const;

private:
    [[nodiscard]] int threads() const { return m_answer.leading ? m_answer.leading->what.threads() : 2; }
    [[nodiscard]] const Arm& armOf(const Stretch& stretch) const { return m_arms.at(*stretch.arm); }
    [[nodiscard]] QString valueText(double value) const { return axisValueText(m_answer.axis, value); }
    [[nodiscard]] QString fromText(const Stretch& s) const
    {
        return edgeText(m_answer.axis, s.from, s.fromInterval);
    }
    [[nodiscard]] QString toText(const Stretch& s) const
    {
        return edgeText(m_answer.axis, s.to, s.toInterval);
    }
    [[nodiscard]] bool isFirst(const Stretch& s) const { return &s == &m_answer.stretches.front(); }
    [[nodiscard]] bool isLast(const Stretch& s) const { return &s == &m_answer.stretches.back(); }
    [[nodiscard]] std::vector<const Stretch*> ofKind(StretchKind kind) const;

    [[nodiscard]] const Caveat* tooManyChanges() const;
    [[nodiscard]] bool claims() const; // anything that a caveat could take back
    [[nodiscard]] QString alongAxis() const;
    [[nodiscard]] QString overCounts() const;
    [[nodiscard]] QString againstItself() const;
    [[nodiscard]] QString mainOf(const Stretch& first, const Stretch& last) const;
    [[nodiscard]] QString pipelineFrom(const Stretch& first, const Stretch& last) const;
    [[nodiscard]] QString clauseOf(const Stretch& stretch) const;
    [[nodiscard]] QString withClauses(QString sentence, StretchKind said) const;

    const TargetAnswer& m_answer;
    const Plan& m_plan;
    std::vector<Arm> m_arms;
    QString m_subject;
};

std::vector<const Stretch*> Headline::ofKind(StretchKind kind) const
{
    std::vector<const Stretch*> found;
    for (const Stretch& stretch : m_answer.stretches)
        if (stretch.kind == kind)
            found.push_back(&stretch);
    return found;
}

QString Headline::text() const
{
    switch (m_answer.state) {
    case AnswerState::Measuring:
        return verdictSentence(QT_TRANSLATE_NOOP("VerdictText", "Measuring %1…"), 0, {m_subject});
    case AnswerState::NotMeasured:
        return verdictSentence(QT_TRANSLATE_NOOP("VerdictText", "%1 could not be measured."), 0, {m_subject});
    case AnswerState::Known:
        break;
    }
    const QString said = m_answer.selfCheck                   ? againstItself()
                         : m_answer.axis == AxisKind::Threads ? overCounts()
                                                              : alongAxis();
    return m_answer.isUndermined() && claims()
               ? verdictSentence(QT_TRANSLATE_NOOP("VerdictText", "With reservations: %1"), 0, {said})
               : said;
}

const Caveat* Headline::tooManyChanges() const
{
    for (const Caveat& caveat : m_answer.caveats)
        if (caveat.kind == CaveatKind::TooManyChanges)
            return &caveat;
    return nullptr;
}

bool Headline::claims() const
{
    return tooManyChanges() == nullptr && !m_answer.selfCheck &&
           ofKind(StretchKind::Unclear).size() < m_answer.stretches.size();
}

QString Headline::againstItself() const
{
    const SelfCheck& check = *m_answer.selfCheck;
    return check.different == 0
               ? verdictSentence(
                     QT_TRANSLATE_NOOP("VerdictText",
                                       "One thread against one thread for %1: no difference, as it "
                                       "should be."),
                     1, {m_subject})
               : verdictSentence(
                     QT_TRANSLATE_NOOP("VerdictText",
                                       "One thread against one thread for %1 differs at %2 of %3 points: "
                                       "something disturbs the measurement."),
                     1, {m_subject, QString::number(check.different), QString::number(check.points)});
}

QString Headline::mainOf(const Stretch& first, const Stretch& last) const
{
    const Arm& arm = armOf(first);
    if (arm.kind == ArmKind::Pipelined)
        return pipelineFrom(first, last);
    const AxisSentences& sentences = sentencesOf(m_answer.axis);
    const bool fromStart = isFirst(first);
    const bool toEnd = isLast(last);
    if (fromStart && toEnd)
        return verdictSentence(sentences.everywhere, arm.threads(),
                               {m_subject, valueText(m_answer.last), valueText(m_answer.first)});
    if (first.from == last.to)
        return verdictSentence(QT_TRANSLATE_N_NOOP("VerdictText", "Use %n threads for %1 at %2."),
                               arm.threads(), {m_subject, fromText(first)});
    if (toEnd)
        return verdictSentence(sentences.above, arm.threads(), {m_subject, fromText(first)});
    if (fromStart)
        return verdictSentence(sentences.below, arm.threads(), {m_subject, toText(last)});
    return verdictSentence(sentences.between, arm.threads(), {m_subject, fromText(first), toText(last)});
}

QString Headline::pipelineFrom(const Stretch& first, const Stretch& last) const
{
    const bool fromStart = isFirst(first);
    const bool toEnd = isLast(last);
    if (fromStart && toEnd)
        return m_answer.pipelining && m_answer.pipelining->kind == PipeliningKind::BeatsEverywhere
                   ? pipeliningText(*m_answer.pipelining, m_subject)
                   : verdictSentence(
                         QT_TRANSLATE_NOOP("VerdictText",
                                           "Pipeline for %1 everywhere measured: one thread that sends "
                                           "a batch's requests together."),
                         0, {m_subject});
    if (toEnd)
        return verdictSentence(
            QT_TRANSLATE_NOOP("VerdictText", "Pipeline for %1 from %2 on: one thread that sends a batch's "
                                             "requests together."),
            0, {m_subject, fromText(first)});
    if (fromStart)
        return verdictSentence(QT_TRANSLATE_NOOP("VerdictText",
                                                 "Pipeline for %1 up to %2: one thread that sends a batch's "
                                                 "requests together."),
                               0, {m_subject, toText(last)});
    return verdictSentence(QT_TRANSLATE_NOOP("VerdictText",
                                             "Pipeline for %1 from %2 to %3: one thread that sends a batch's "
                                             "requests together."),
                           0, {m_subject, fromText(first), toText(last)});
}

// What holds on a stretch that the main sentence leaves out.
QString Headline::clauseOf(const Stretch& stretch) const
{
    struct Clauses
    {
        const char* below; // %1 where it ends
        const char* above; // %1 where it begins
        const char* between;
        const char* at;
    };
    static constexpr Clauses single{QT_TRANSLATE_NOOP("VerdictText", "below %1 one thread"),
                                    QT_TRANSLATE_NOOP("VerdictText", "above %1 one thread"),
                                    QT_TRANSLATE_NOOP("VerdictText", "from %1 to %2 one thread"),
                                    QT_TRANSLATE_NOOP("VerdictText", "at %1 one thread")};
    static constexpr Clauses same{QT_TRANSLATE_NOOP("VerdictText", "below %1 it makes no difference"),
                                  QT_TRANSLATE_NOOP("VerdictText", "above %1 it makes no difference"),
                                  QT_TRANSLATE_NOOP("VerdictText", "from %1 to %2 it makes no difference"),
                                  QT_TRANSLATE_NOOP("VerdictText", "at %1 it makes no difference")};
    static constexpr Clauses open{QT_TRANSLATE_NOOP("VerdictText", "below %1 it isn't clear yet"),
                                  QT_TRANSLATE_NOOP("VerdictText", "above %1 it isn't clear yet"),
                                  QT_TRANSLATE_NOOP("VerdictText", "from %1 to %2 it isn't clear yet"),
                                  QT_TRANSLATE_NOOP("VerdictText", "at %1 it isn't clear yet")};
    static constexpr Clauses several{QT_TRANSLATE_N_NOOP("VerdictText", "below %1 %n threads"),
                                     QT_TRANSLATE_N_NOOP("VerdictText", "above %1 %n threads"),
                                     QT_TRANSLATE_N_NOOP("VerdictText", "from %1 to %2 %n threads"),
                                     QT_TRANSLATE_N_NOOP("VerdictText", "at %1 %n threads")};
    static constexpr Clauses pipelined{QT_TRANSLATE_NOOP("VerdictText", "below %1 pipeline"),
                                       QT_TRANSLATE_NOOP("VerdictText", "above %1 pipeline"),
                                       QT_TRANSLATE_NOOP("VerdictText", "from %1 to %2 pipeline"),
                                       QT_TRANSLATE_NOOP("VerdictText", "at %1 pipeline")};
    const Clauses* clauses = &open;
    int count = 0;
    if (stretch.kind == StretchKind::Single) {
        clauses = &single;
    } else if (stretch.kind == StretchKind::NoDifference) {
        clauses = &same;
    } else if (stretch.kind == StretchKind::Arm) {
        clauses = armOf(stretch).kind == ArmKind::Pipelined ? &pipelined : &several;
        count = armOf(stretch).threads();
    }
    if (stretch.from == stretch.to)
        return verdictSentence(clauses->at, count, {fromText(stretch)});
    if (isFirst(stretch))
        return verdictSentence(clauses->below, count, {toText(stretch)});
    if (isLast(stretch))
        return verdictSentence(clauses->above, count, {fromText(stretch)});
    return verdictSentence(clauses->between, count, {fromText(stretch), toText(stretch)});
}

// `said`: of which kind the sentence speaks already.
QString Headline::withClauses(QString sentence, StretchKind said) const
{
    const auto isSaid = [&](const Stretch& stretch) {
        return stretch.kind == said && (said != StretchKind::Arm || isInMain(m_answer, stretch));
    };
    QStringList clauses;
    QString between; // of three stretches the middle one needs no figures
    for (const Stretch& stretch : m_answer.stretches) {
        if (isSaid(stretch))
            continue;
        const bool isMiddle = m_answer.stretches.size() == 3 && &stretch == &m_answer.stretches[1];
        const bool fitsBetween =
            isMiddle && !isSaid(m_answer.stretches.front()) != !isSaid(m_answer.stretches.back());
        if (fitsBetween && stretch.kind == StretchKind::NoDifference)
            between = verdictSentence(QT_TRANSLATE_NOOP("VerdictText", "between, it makes no difference"), 0);
        else if (fitsBetween && stretch.kind == StretchKind::Unclear)
            between = verdictSentence(QT_TRANSLATE_NOOP("VerdictText", "between, it isn't clear yet"), 0);
        else
            clauses.append(clauseOf(stretch));
    }
    if (!between.isEmpty())
        clauses.append(between);
    if (clauses.isEmpty())
        return sentence;
    // Chinese and Japanese end a sentence in a wide stop, and part its clauses likewise.
    constexpr QChar wideStop(0x3002);
    const bool isWide = sentence.endsWith(wideStop);
    const QChar stop = isWide ? wideStop : QLatin1Char('.');
    const QString semicolon = isWide ? QString(QChar(0xff1b)) : QStringLiteral("; ");
    if (sentence.endsWith(stop))
        sentence.chop(1);
    return sentence + semicolon + clauses.join(semicolon) + stop;
}

QString Headline::alongAxis() const
{
    if (const Caveat* caveat = tooManyChanges())
        return verdictSentence(
            QT_TRANSLATE_N_NOOP("VerdictText",
                                "For %1 the winner changes %2 times between one and %n threads: "
                                "see each point."),
            threads(), {m_subject, QString::number(static_cast<int>(caveat->figure))});

    const AxisSentences& sentences = sentencesOf(m_answer.axis);
    if (const auto main = mainStretches(m_answer); !main.empty())
        return withClauses(mainOf(main.front(), main.back()), StretchKind::Arm);
    const std::size_t all = m_answer.stretches.size();
    const auto ends = {m_subject, valueText(m_answer.last), valueText(m_answer.first),
                       shareText(m_plan.worth)};
    if (const auto single = ofKind(StretchKind::Single); !single.empty())
        return single.size() == all
                   ? verdictSentence(sentences.nowhere, 1, ends)
                   : withClauses(verdictSentence(QT_TRANSLATE_NOOP("VerdictText", "Keep one thread for %1."),
                                                 1, ends),
                                 StretchKind::Single);
    if (!m_answer.leading) // no arm of several threads
        return verdictSentence(QT_TRANSLATE_NOOP("VerdictText", "Pipelining isn't shown to pay for %1."), 0,
                               ends);
    const auto same = ofKind(StretchKind::NoDifference);
    if (!same.empty() && same.size() == all)
        return verdictSentence(sentences.noMatter, threads(), ends);
    if (!same.empty())
        return withClauses(
            verdictSentence(QT_TRANSLATE_NOOP("VerdictText", "Can't tell yet for %1, measure longer."), 0,
                            ends),
            StretchKind::Unclear);
    return verdictSentence(
        QT_TRANSLATE_N_NOOP("VerdictText",
                            "Can't tell yet for %1: one or %n threads may win, measure longer."),
        threads(), ends);
}

QString Headline::overCounts() const
{
    const Stretch& best = m_answer.stretches.front();
    switch (best.kind) {
    case StretchKind::Single:
        return verdictSentence(QT_TRANSLATE_NOOP("VerdictText", "One thread is best for %1."), 1,
                               {m_subject});
    case StretchKind::NoDifference:
        return verdictSentence(
            QT_TRANSLATE_NOOP("VerdictText", "Keep one thread for %1: more gain less than %2."), 1,
            {m_subject, shareText(m_plan.worth)});
    case StretchKind::Unclear:
        return verdictSentence(
            QT_TRANSLATE_NOOP("VerdictText",
                              "Can't tell yet for %1: no number of threads clearly wins, measure longer."),
            0, {m_subject});
    case StretchKind::Arm:
        break;
    }
    if (armOf(best).kind == ArmKind::Pipelined)
        return pipelineFrom(best, best);
    const char* sentence =
        m_answer.fastest
            ? QT_TRANSLATE_N_NOOP("VerdictText", "%n threads are enough for %1: %2 as fast as one.")
            : QT_TRANSLATE_N_NOOP("VerdictText", "%n threads are best for %1: %2 as fast as one.");
    return verdictSentence(sentence, threads(), {m_subject, speedUpText(m_answer.leading->speedUp.ratio)});
}

} // namespace

QString subjectText(const TargetAnswer& answer, const Plan& plan)
{
    if (plan.runtimes.size() < 2)
        return shownName(answer.target);
    return verdictSentence(QT_TRANSLATE_NOOP("VerdictText", "%1 under %2"), 0,
                           {shownName(answer.target), runtimeName(answer.runtime)});
}

std::span<const Stretch> mainStretches(const TargetAnswer& answer)
{
    const std::span<const Stretch> all(answer.stretches);
    const auto isArm = [](const Stretch& stretch) { return stretch.kind == StretchKind::Arm; };
    if (!all.empty() && isArm(all.back())) {
        const auto before = std::find_if_not(all.rbegin(), all.rend(), isArm);
        return all.subspan(static_cast<std::size_t>(all.rend() - before));
    }
    const auto from = std::find_if(all.begin(), all.end(), isArm);
    const auto to = std::find_if_not(from, all.end(), isArm);
    return all.subspan(static_cast<std::size_t>(from - all.begin()), static_cast<std::size_t>(to - from));
}

bool isInMain(const TargetAnswer& answer, const Stretch& stretch)
{
    const std::span<const Stretch> main = mainStretches(answer);
    return std::any_of(main.begin(), main.end(), [&](const Stretch& other) {
        return &other == &stretch && other.arm == main.front().arm;
    });
}

QString headlineText(const TargetAnswer& answer, const Plan& plan)
{
    return Headline(answer, plan).text();
}

} // namespace breakeven
