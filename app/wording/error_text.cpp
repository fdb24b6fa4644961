// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/error_text.h"

#include "app/wording/room_words.h"
#include "app/wording/shown_name.h"
#include "app/wording/word_contexts.h"
#include "core/base/secrets.h"
#include "core/plan/plan_json.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace breakeven {

namespace {

struct RunWords
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Runner)
};

struct FileWords
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::RunFile)
};

// Whether `phrase` has a code of this enum, and what it says.
template <typename Code>
bool isSaid(const Phrase& phrase, QString& into)
{
    for (const auto& [code, id] : idsOf(Code{})) {
        if (phrase.code.id() != QLatin1String(id.data(), static_cast<qsizetype>(id.size())))
            continue;
        if constexpr (requires { wordsOf(code, phrase.figures); })
            into = wordsOf(code, phrase.figures);
        else
            into = filled(wordsOf(code), phrase.figures);
        return true;
    }
    return false;
}

template <typename... Codes>
QString said(const Phrase& phrase, std::tuple<Codes...> /*rooms*/)
{
    QString text;
    (isSaid<Codes>(phrase, text) || ...);
    return text;
}

QString placeOf(const Error& error)
{
    if (!error.where.isEmpty())
        return error.where;
    const QString place = phraseText(error.place);
    return place.isEmpty() ? ErrorSentences::tr("It") : place;
}

} // namespace

QString textAt(const std::vector<Figure>& figures, std::size_t place)
{
    if (place >= figures.size())
        return {};
    if (const auto* text = std::get_if<QString>(&figures[place]))
        return *text;
    const double number = std::get<double>(figures[place]);
    const bool isWhole = number == std::floor(number) && std::abs(number) < 1e15;
    return isWhole ? QString::number(static_cast<qint64>(number)) : QString::number(number);
}

double numberOf(const std::vector<Figure>& figures, std::size_t place)
{
    const auto* number = place < figures.size() ? std::get_if<double>(&figures[place]) : nullptr;
    return number != nullptr ? *number : 0;
}

QString filled(const QString& pattern, const std::vector<Figure>& figures)
{
    QString text;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const int place =
            pattern[i] == QLatin1Char('%') && i + 1 < pattern.size() ? pattern[i + 1].digitValue() : 0;
        if (place < 1 || static_cast<std::size_t>(place) > figures.size()) {
            text += pattern[i];
            continue;
        }
        text += textAt(figures, static_cast<std::size_t>(place) - 1);
        ++i;
    }
    return text;
}

QString phraseText(const Phrase& phrase)
{
    return said(phrase, CodeRooms());
}

QStringList phraseTexts(const std::vector<Phrase>& phrases)
{
    QStringList texts;
    for (const Phrase& phrase : phrases)
        texts.append(phraseText(phrase));
    return texts;
}

QString clause(const Error& error)
{
    const QString detail = shownDetail(error);
    const QString reason = redacted(phraseText(error.reason));
    if (detail.isEmpty() || reason.isEmpty())
        return detail + reason;
    if (error.reason.code == RuntimeReason::WroteLast)
        return detail + QLatin1Char('\n') + reason;
    return QStringLiteral("%1: %2").arg(reason, detail);
}

QString sentence(const Error& error)
{
    Phrase whole{.code = error.code, .figures = {placeOf(error)}};
    if (error.reason.code.isNone())
        whole.figures.insert(whole.figures.end(), error.reason.figures.begin(), error.reason.figures.end());
    QString text = phraseText(whole);
    if (text.isEmpty())
        return codedText(error);
    if (const QString why = clause(error); !why.isEmpty())
        text += QLatin1String(" (") + why + QLatin1Char(')');
    return text;
}

QString reasonText(const Failure& failure)
{
    const QString text = sentence(failure.error);
    return failure.whenRemoving ? RunWords::tr("What this run made could not be removed: %1").arg(text)
                                : text;
}

QString reasonText(const RunEnd& end)
{
    if (end.error)
        return sentence(*end.error);
    const bool severalRuntimes =
        std::any_of(end.unopened.begin(), end.unopened.end(),
                    [&](const Failure& failure) { return failure.runtime != end.unopened.front().runtime; });
    QStringList lines;
    for (const Failure& failure : end.unopened)
        lines.append(severalRuntimes
                         ? QStringLiteral("%1 (%2): %3")
                               .arg(shownName(failure.target), toString(failure.runtime), reasonText(failure))
                         : QStringLiteral("%1: %2").arg(shownName(failure.target), reasonText(failure)));
    return lines.join(QLatin1Char('\n'));
}

QString warningText(const RunWarning& warning)
{
    switch (warning.kind) {
    case RunWarning::Kind::LastLineCutShort:
        return FileWords::tr(
            "The last line is cut short, as the run was interrupted while it was written, and is left out.");
    case RunWarning::Kind::LineDamaged:
        return FileWords::tr("Line %1 is damaged and left out: %2")
            .arg(warning.number)
            .arg(clause(warning.error));
    case RunWarning::Kind::MoreLinesDamaged:
        return FileWords::tr("And %n more damaged lines are left out.", nullptr,
                             static_cast<int>(warning.number));
    }
    return {};
}

QStringList warningTexts(const Run& run)
{
    QStringList texts;
    for (const RunWarning& warning : run.warnings)
        texts.append(warningText(warning));
    return texts;
}

} // namespace breakeven
