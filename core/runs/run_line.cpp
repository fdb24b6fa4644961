// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_line.h"

#include "core/runs/run_code.h"
#include "core/runs/run_json.h"

#include <QJsonDocument>

#include <charconv>
#include <cmath>

namespace breakeven {

namespace {

constexpr QByteArrayView batchKey = "\"batch_ns\"";

Error invalid(const Phrase& reason)
{
    return {Error::Code::InvalidInput, {}, {}, reason};
}

QByteArray bytesOf(QByteArrayView text)
{
    return QByteArray::fromRawData(text.data(), text.size());
}

bool isBlank(char character)
{
    return character == ' ' || character == '\t' || character == '\r' || character == '\n';
}

const char* pastBlanks(const char* from, const char* end)
{
    while (from != end && isBlank(*from))
        ++from;
    return from;
}

// A batch latency at `from`, and where it ends; nullptr: none. Other writers may say 1e6 or 1000.0.
const char* readLatency(const char* from, const char* end, std::chrono::nanoseconds& into)
{
    std::int64_t whole = 0;
    auto [past, problem] = std::from_chars(from, end, whole);
    if (past != end && (*past == '.' || *past == 'e' || *past == 'E')) {
        double number = 0;
        const auto read = std::from_chars(from, end, number);
        past = read.ptr;
        problem = read.ec;
        if (!(number >= 0 && number <= static_cast<double>(longestBatch.count())) ||
            number != std::floor(number))
            return nullptr;
        whole = static_cast<std::int64_t>(number);
    }
    into = std::chrono::nanoseconds(whole);
    const bool isLatency = problem == std::errc{} && whole >= 0 && into <= longestBatch;
    return isLatency ? past : nullptr;
}

// A list of latencies from after its "[" on, and where it ends, after its "]"; nullptr: it is none.
const char* readLatencies(const char* from, const char* end, Latencies& into)
{
    from = pastBlanks(from, end);
    if (from != end && *from == ']')
        return from + 1;
    for (;;) {
        std::chrono::nanoseconds latency{};
        from = readLatency(from, end, latency);
        if (from == nullptr)
            return nullptr;
        into.push_back(latency);
        from = pastBlanks(from, end);
        if (from == end)
            return nullptr;
        if (*from == ']')
            return from + 1;
        if (*from != ',')
            return nullptr;
        from = pastBlanks(from + 1, end);
    }
}

struct TakenApart
{
    QByteArray frame; // the line with the number of its list in `lists` in place of each list of latencies
    std::vector<Latencies> lists;
};

// The key can't be part of a text: there its quotes would be escaped.
Result<TakenApart> takeApart(QByteArrayView text)
{
    TakenApart parts;
    const char* const end = text.data() + text.size();
    qsizetype copied = 0;
    for (qsizetype at = text.indexOf(batchKey); at >= 0;) {
        const char* const pastKey = text.data() + at + batchKey.size();
        const char* const colon = pastBlanks(pastKey, end);
        const char* const value = colon != end && *colon == ':' ? pastBlanks(colon + 1, end) : end;
        if (value == end || *value != '[') {
            if (value != end && (*value == '-' || (*value >= '0' && *value <= '9')))
                return invalid(phrase(RunReason::BatchesNoList));
            at = text.indexOf(batchKey, pastKey - text.data()); // of an unknown key, or damaged
            continue;
        }
        Latencies list;
        // Arms of a block hold about as many batches each.
        list.reserve(parts.lists.empty() ? 0 : parts.lists.back().size());
        const char* past = readLatencies(value + 1, end, list);
        if (past == nullptr)
            return invalid(phrase(RunReason::NoLatency));
        list.shrink_to_fit();
        parts.frame += text.sliced(copied, value - text.data() - copied);
        parts.frame += QByteArray::number(static_cast<qulonglong>(parts.lists.size()));
        parts.lists.push_back(std::move(list));
        copied = past - text.data();
        at = text.indexOf(batchKey, copied);
    }
    parts.frame += text.sliced(copied);
    return parts;
}

template <typename T>
RunLine lineOf(Result<T> result)
{
    if (!result.ok())
        return result.error();
    return std::move(result).value();
}

} // namespace

RunLine parseRunLine(QByteArrayView text)
{
    if (pastBlanks(text.begin(), text.end()) == text.end())
        return {};
    auto parts = takeApart(text);
    QJsonParseError problem;
    const QJsonDocument document =
        QJsonDocument::fromJson(parts.ok() ? parts.value().frame : bytesOf(text), &problem);
    if (problem.error != QJsonParseError::NoError)
        return Error{Error::Code::InvalidInput, {}, problem.errorString()};
    if (!document.isObject())
        return invalid(phrase(RunReason::NoObject));
    const QJsonObject object = document.object();
    const QString type = object.value(QLatin1String("type")).toString();
    if (type == QLatin1String("block"))
        return parts.ok() ? lineOf(blockFromJson(object, std::move(parts).value().lists)) : parts.error();
    if (type == QLatin1String("failure"))
        return lineOf(failureFromJson(object));
    if (type == QLatin1String("end"))
        return lineOf(endFromJson(object));
    return {};
}

Result<RunHeader> parseHeaderLine(QByteArrayView text, bool isWhole, const QString& where)
{
    const auto refused = [&](const Phrase& reason) {
        return Error{Error::Code::InvalidInput, where, {}, reason};
    };
    if (text.isEmpty() && !isWhole)
        return refused(phrase(RunReason::Empty));
    QJsonParseError problem;
    const QJsonObject object = QJsonDocument::fromJson(bytesOf(text), &problem).object();
    if (problem.error != QJsonParseError::NoError && !isWhole && text.startsWith('{'))
        return refused(phrase(RunReason::FirstLineCutShort));
    if (object.value(QLatin1String("format")).toString() != QLatin1String("breakeven"))
        return refused(phrase(RunReason::NoRun));
    const QJsonValue version = object.value(QLatin1String("version"));
    if (!version.isDouble() || version.toDouble() < 1 || version.toDouble() != std::floor(version.toDouble()))
        return refused(phrase(RunReason::VersionNoNumber));
    if (version.toDouble() > runFileVersion)
        return refused(phrase(RunReason::Newer, version.toDouble(), runFileVersion));
    return headerFromJson(object);
}

} // namespace breakeven
