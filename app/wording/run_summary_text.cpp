// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/run_summary_text.h"

#include "app/wording/error_text.h"
#include "app/wording/names.h"
#include "app/wording/quantity_text.h"
#include "app/wording/shown_name.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace breakeven {

namespace {

constexpr qsizetype mostTargets = 3; // by name; more are counted
constexpr std::size_t mostAnswers = 2;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::RunSummary)
};

// How a target's answer reads, so that those alike can be said together.
struct Wording
{
    enum class Shape { Throughout, From, UpTo, Other };

    Shape shape = Shape::Other;
    QString subject{}; // the arm; of Other the whole text
    QString value{};   // of From and UpTo

    [[nodiscard]] QString text() const
    {
        switch (shape) {
        case Shape::Throughout:
            return Words::tr("%1 throughout").arg(subject);
        case Shape::From:
            return Words::tr("%1 from %2").arg(subject, value);
        case Shape::UpTo:
            return Words::tr("%1 up to %2").arg(subject, value);
        case Shape::Other:
            break;
        }
        return subject;
    }

    [[nodiscard]] bool goesOn(const Wording& before) const
    {
        return shape == before.shape && subject == before.subject &&
               (shape == Shape::From || shape == Shape::UpTo);
    }
};

QString valueText(AxisKind axis, double value, const std::optional<Interval>& interval)
{
    return interval ? estimateText(axis, value, *interval).value : axisValueText(axis, value);
}

bool isOfSeveral(const FoundStretch& stretch)
{
    return stretch.kind == FoundKind::Best && stretch.arm != Arm{};
}

// One arm, from where it begins to be best to the end, or from the start to where it ceases.
Wording phraseOf(const FoundAnswer& answer, bool (*isIt)(const FoundStretch&))
{
    const auto& stretches = answer.stretches;
    const auto first = std::find_if(stretches.begin(), stretches.end(), isIt);
    const auto past = std::find_if_not(first, stretches.end(), isIt);
    Wording phrase{.subject = armName(first->arm)};
    if (past == stretches.end()) {
        phrase.shape = first == stretches.begin() ? Wording::Shape::Throughout : Wording::Shape::From;
        phrase.value = valueText(answer.axis, first->from, first->fromInterval);
    } else if (first == stretches.begin()) {
        phrase.shape = Wording::Shape::UpTo;
        phrase.value = valueText(answer.axis, past->from, past->fromInterval);
    } else {
        phrase.shape = Wording::Shape::From;
        phrase.value = Words::tr("%1 to %2")
                           .arg(valueText(answer.axis, first->from, first->fromInterval),
                                valueText(answer.axis, past->from, past->fromInterval));
    }
    return phrase;
}

Wording phraseOf(const FoundAnswer& answer)
{
    const auto& stretches = answer.stretches;
    const auto any = [&](auto isIt) { return std::any_of(stretches.begin(), stretches.end(), isIt); };
    const auto isBest = [](const FoundStretch& stretch) { return stretch.kind == FoundKind::Best; };
    const auto isNoDifference = [](const FoundStretch& stretch) {
        return stretch.kind == FoundKind::NoDifference;
    };
    if (answer.axis == AxisKind::Threads && any(isBest))
        return {.subject = armName(stretches.front().arm)};
    if (any(isOfSeveral))
        return phraseOf(answer, isOfSeveral);
    if (any(isBest))
        return phraseOf(answer, isBest);
    if (!stretches.empty() && std::all_of(stretches.begin(), stretches.end(), isNoDifference))
        return {.subject = Words::tr("no difference worth having")};
    return {.subject = Words::tr("not clear")};
}

QString dayText(const QDate& date)
{
    //: a date without its year, as QLocale::toString() takes it
    return QLocale().toString(date, Words::tr("d MMM"));
}

} // namespace

QString dateText(const QDateTime& started)
{
    const QDateTime local = started.toLocalTime();
    return QStringLiteral("%1 %2 %3")
        .arg(dayText(local.date()), QString::number(local.date().year()),
             QLocale().toString(local.time(), QStringLiteral("HH:mm")));
}

QString whenText(const QDateTime& started, const QDateTime& now)
{
    const QLocale locale;
    const QDateTime local = started.toLocalTime();
    const QString time = locale.toString(local.time(), QStringLiteral("HH:mm"));
    const QDate today = now.toLocalTime().date();
    const qint64 days = local.date().daysTo(today);
    if (days == 0)
        return Words::tr("Today %1").arg(time);
    if (days == 1)
        return Words::tr("Yesterday %1").arg(time);
    const QString day = dayText(local.date());
    return local.date().year() == today.year()
               ? QStringLiteral("%1 %2").arg(day, time)
               : QStringLiteral("%1 %2").arg(day, QString::number(local.date().year()));
}

QString runName(const RunSummary& run)
{
    return run.remarks.name.isEmpty() ? shownTitle(run.title) : run.remarks.name;
}

QString placeText(const QString& host, const QString& here)
{
    return host.isEmpty() || host == here ? Words::tr("this machine") : host;
}

QString targetsText(const RunSummary& run)
{
    if (run.targets.size() > mostTargets)
        return Words::tr("%n targets", nullptr, static_cast<int>(run.targets.size()));
    QStringList names;
    for (const QString& target : run.targets)
        names.append(shownName(target));
    return names.join(QStringLiteral(", "));
}

QString stateText(const RunSummary& run)
{
    if (run.running)
        return Words::tr("running");
    if (run.damage)
        return Words::tr("damaged");
    return run.status ? statusName(*run.status) : Words::tr("not finished");
}

QString damageText(const RunDamage& damage)
{
    switch (damage.kind) {
    case RunDamage::Kind::Unreadable:
        return Words::tr("the file may not be read");
    case RunDamage::Kind::Empty:
        return Words::tr("the file is empty");
    case RunDamage::Kind::NoRun:
        return Words::tr("this is no Breakeven run");
    case RunDamage::Kind::NewerVersion:
        return Words::tr("a newer Breakeven made it; update Breakeven");
    case RunDamage::Kind::HeadCutShort:
        return Words::tr("it was interrupted before it measured anything");
    case RunDamage::Kind::TailCutShort:
        break;
    }
    return Words::tr("the last line is cut short after %1; %n lines can be read", nullptr,
                     static_cast<int>(damage.lines))
        .arg(bytesText(damage.bytes));
}

QString shortAnswerText(const FoundAnswer& answer)
{
    return phraseOf(answer).text();
}

QString shortAnswerText(const RunSummary& run)
{
    if (run.answers.empty() && run.status == RunStatus::Failed)
        return run.error ? sentence(*run.error).section(QLatin1Char('\n'), 0, 0) : QString();
    std::vector<Wording> phrases;
    for (const FoundAnswer& answer : run.answers)
        phrases.push_back(phraseOf(answer));
    if (phrases.empty()) // an older Breakeven's
        for (const FoundCrossover& crossover : run.found)
            phrases.push_back(
                {.subject = estimateText(crossover.axis, crossover.at, crossover.interval).value});
    QString text;
    for (std::size_t i = 0; i < std::min(phrases.size(), mostAnswers); ++i) {
        if (i == 0)
            text = phrases[i].text();
        else if (phrases[i].goesOn(phrases[i - 1]))
            text = Words::tr("%1; %2").arg(text, phrases[i].value);
        else if (phrases[i].text() != phrases[i - 1].text())
            text = Words::tr("%1; %2").arg(text, phrases[i].text());
    }
    if (phrases.size() > mostAnswers)
        text = Words::tr("%1; %n more", nullptr, static_cast<int>(phrases.size() - mostAnswers)).arg(text);
    return text;
}

} // namespace breakeven
