// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <concepts>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace breakeven {

// A code of a room and how run files name it: idsOf() of the room's enum gives an array of these.
template <typename Code>
using CodeId = std::pair<Code, std::string_view>;

// An enum of codes: its room declares idsOf(Code) beside it, with every enumerator once, in their order.
template <typename Code>
concept CodeOfRoom = std::is_enum_v<Code> && requires(Code code)
{
    {
        idsOf(code)[0].second
        } -> std::convertible_to<std::string_view>;
};

// One code out of any room's enum, by its name ("redis.loading"), which no language and no later version
// changes. What a code says in words is the app's business.
//
// A value; copies share the name.
class AnyCode
{
public:
    AnyCode() = default; // none

    template <CodeOfRoom Code>
    AnyCode(Code code) // implicit, so that a room's code can be returned and compared as it is
    {
        for (const auto& [known, id] : idsOf(code))
            if (known == code)
                m_id = QString::fromLatin1(id.data(), static_cast<qsizetype>(id.size()));
    }

    // As a file has it; of a later version perhaps, and then unknown to every room.
    [[nodiscard]] static AnyCode named(const QString& id)
    {
        AnyCode code;
        code.m_id = id;
        return code;
    }

    [[nodiscard]] bool isNone() const { return m_id.isEmpty(); }
    [[nodiscard]] const QString& id() const { return m_id; }

    friend bool operator==(const AnyCode&, const AnyCode&) = default;

private:
    QString m_id;
};

// What is told beside a code: a number in the unit that the code's sentence names, or a word of the outside
// (a name, a path, an option).
using Figure = std::variant<double, QString>;

// A code with its figures: something to say, in no language.
struct Phrase
{
    AnyCode code;
    std::vector<Figure> figures{};

    friend bool operator==(const Phrase&, const Phrase&) = default;
};

template <typename Number>
requires std::is_arithmetic_v<Number>
[[nodiscard]] Figure figureOf(Number number)
{
    return static_cast<double>(number);
}

[[nodiscard]] inline Figure figureOf(const QString& text)
{
    return text;
}

// phrase(PlanReason::Items, 10'000)
template <typename... Values>
[[nodiscard]] Phrase phrase(const AnyCode& code, const Values&... values)
{
    return {code, {figureOf(values)...}};
}

} // namespace breakeven
