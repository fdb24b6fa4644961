// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/error_text.h"
#include "app/wording/room_words.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <functional>
#include <string_view>

using namespace breakeven;

namespace {

// How the compiler writes a value of an enum: by its name where it has one, else as a number in brackets.
template <auto code>
constexpr bool isEnumerator()
{
    const std::string_view name = __PRETTY_FUNCTION__;
    return name.find("= (") == std::string_view::npos;
}

// Each enumerator once and in their order, and none left out at the end.
template <typename Code>
constexpr bool namesAll()
{
    constexpr auto ids = idsOf(Code{});
    for (std::size_t i = 0; i < ids.size(); ++i)
        if (static_cast<std::size_t>(ids[i].first) != i)
            return false;
    return !isEnumerator<static_cast<Code>(ids.size())>();
}

static_assert(isEnumerator<BaseCode::Internal>());

template <typename... Codes>
void eachCode(std::tuple<Codes...> /*rooms*/, const std::function<void(const AnyCode&)>& visit)
{
    static_assert((namesAll<Codes>() && ...));
    const auto eachOf = [&](const auto& ids) {
        for (const auto& [code, id] : ids)
            visit(code);
    };
    (eachOf(idsOf(Codes{})), ...);
}

// Figures for any phrase, so that what stands for them shows.
std::vector<Figure> someFigures()
{
    return {3.0, QStringLiteral("second"), QStringLiteral("third"), QStringLiteral("fourth")};
}

} // namespace

class TestErrorText : public QObject
{
    Q_OBJECT

private slots:
    void everyCodeOfEveryRoomHasWords()
    {
        QSet<QString> ids;
        eachCode(CodeRooms(), [&](const AnyCode& code) {
            QVERIFY2(!ids.contains(code.id()), qPrintable(code.id()));
            ids.insert(code.id());
            const QString words = phraseText({code, someFigures()});
            QVERIFY2(!words.isEmpty(), qPrintable(code.id()));
            static const QRegularExpression open(QStringLiteral("%[1-4n](?![0-9A-F])"));
            QVERIFY2(!words.contains(open), qPrintable(code.id() + QLatin1Char(' ') + words));
        });
        QVERIFY(ids.size() > 150);
    }

    void aSentenceSaysWhatWhereAndWhy()
    {
        QCOMPARE(sentence({Error::Code::NotFound, QStringLiteral("/srv"), QStringLiteral("No such file")}),
                 QStringLiteral("/srv does not exist; check the name. (No such file)"));
        QCOMPARE(sentence({Error::Code::InvalidInput,
                           QStringLiteral("threads[1]"),
                           {},
                           phrase(PlanReason::ThreadCount, 256)}),
                 QStringLiteral("threads[1] can't be understood. (a thread count is 1 to 256)"));
        QCOMPARE(
            sentence({Error::Code::Mismatch,
                      {},
                      {},
                      phrase(RuntimeReason::SizeDiffers, 1600, 1599),
                      phrase(RuntimePlace::Item, 5)}),
            QStringLiteral("Item 5 did not return what was written to it. (1600 bytes written, 1599 read)"));
        QCOMPARE(sentence({Error::Code::NoSpace, {}, {}}), QStringLiteral("It is full; free some space."));
    }

    void figuresOfASentenceStandInIt()
    {
        QCOMPARE(
            sentence({ExperimentCode::BatchTooLong, {}, {}, {.code = {}, .figures = {2.5, 1.0}}}),
            QStringLiteral("A batch with each arm takes at least 2.5 s here, and the budget is 1 s; ask for "
                           "less, or for longer."));
    }

    // An argument may look like a place of the next one.
    void whatComesFromOutsideIsNoPattern()
    {
        QCOMPARE(filled(QStringLiteral("%1 and %2"), {QStringLiteral("%2"), 7.0}),
                 QStringLiteral("%2 and 7"));
        QCOMPARE(filled(QStringLiteral("write '%' as %25"), {}), QStringLiteral("write '%' as %25"));
        QCOMPARE(filled(QStringLiteral("\"%1\": ? as %3F"), {QStringLiteral("x")}),
                 QStringLiteral("\"x\": ? as %3F"));
    }

    void whatAChildWroteLastStandsBelow()
    {
        const QString last = QStringLiteral("the clue");
        QCOMPARE(phraseText(phrase(RuntimeReason::ExitStatus, 3, last)),
                 QStringLiteral("exit status 3\nthe clue"));
        QCOMPARE(phraseText(phrase(RuntimeReason::LineSoLong, last)),
                 QStringLiteral("more than 64 MiB so far\nIt wrote last:\nthe clue"));
        QCOMPARE(phraseText(phrase(RuntimeReason::WroteLast, last)),
                 QStringLiteral("It wrote last:\nthe clue"));
    }

    void aCodeOfALaterVersionIsNamed()
    {
        const Error later{.code = AnyCode::named(QStringLiteral("s3.throttled")),
                          .where = QStringLiteral("s3://bucket"),
                          .detail = QStringLiteral("SlowDown")};
        QCOMPARE(sentence(later), QStringLiteral("s3.throttled: s3://bucket (SlowDown)"));
    }

    void aSentenceOfAnEarlierVersionIsSaidAsItWas()
    {
        QCOMPARE(sentence({RunCode::Recorded, QStringLiteral("/srv is full; free some space. (%1)"), {}}),
                 QStringLiteral("/srv is full; free some space. (%1)"));
    }

    void aRunThatCouldNotBeginNamesEachTarget()
    {
        RunEnd end;
        const auto unopened = [](const char* name, const AnyCode& code) {
            return Failure{.target = QLatin1String(name),
                           .runtime = RuntimeKind::Native,
                           .value = {},
                           .error = {code, QLatin1Char('/') + QLatin1String(name), {}}};
        };
        end.unopened = {unopened("a", Error::Code::NotFound), unopened("b", Error::Code::Busy)};
        QCOMPARE(reasonText(end), QStringLiteral("a: /a does not exist; check the name.\n"
                                                 "b: /b can't serve now; try again later."));
        end.unopened.back().runtime = RuntimeKind::CPython;
        QVERIFY(reasonText(end).startsWith(QStringLiteral("a (native): ")));
    }
};

QTEST_GUILESS_MAIN(TestErrorText)
#include "tst_error_text.moc"
