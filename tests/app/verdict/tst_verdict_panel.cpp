// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verdict/answer_card.h"
#include "app/verdict/spoken_text.h"
#include "app/verdict/strip_scale.h"
#include "app/verdict/summary_card.h"
#include "app/verdict/verdict_panel.h"
#include "app/wording/quantity_text.h"
#include "core/analysis/analyzer.h"
#include "core/runs/run_code.h"
#include "tests/core/analysis/simulated_run.h"

#include <QAccessible>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

CardContent contentOf(const QString& target)
{
    CardContent content;
    content.verdict.target = target;
    content.verdict.headline = QStringLiteral("Use 6 threads once %1 is more than 84 µs away.").arg(target);
    content.brief.text = QStringLiteral("6 threads from 84 µs on");
    content.figures = {{QStringLiteral("71 – 99 µs"), QStringLiteral("95 % interval")},
                       {QStringLiteral("0.44×"), QStringLiteral("at 0 µs")},
                       {QStringLiteral("1.94×"), QStringLiteral("at 2 ms")}};
    content.strip.pieces = {{0, 0.4, Arm{}}, {0.4, 0.5, std::nullopt}, {0.5, 1, Arm::ofThreads(6)}};
    return content;
}

std::vector<CardContent> contents(int count)
{
    std::vector<CardContent> all;
    for (int i = 0; i < count; ++i)
        all.push_back(contentOf(QStringLiteral("target %1").arg(i)));
    return all;
}

std::vector<AnswerCard*> shownCards(const VerdictPanel& panel)
{
    std::vector<AnswerCard*> shown;
    for (AnswerCard* card : panel.findChildren<AnswerCard*>())
        if (card->isVisibleTo(&panel))
            shown.push_back(card);
    return shown;
}

QString textsOf(const QWidget& widget)
{
    QString texts;
    for (const QLabel* label : widget.findChildren<QLabel*>())
        if (label->isVisibleTo(&widget))
            texts += label->text() + QLatin1Char('\n');
    return texts;
}

QPushButton* buttonOf(const QWidget& widget, const QString& text)
{
    for (QPushButton* button : widget.findChildren<QPushButton*>())
        if (button->text() == text && button->isVisibleTo(&widget))
            return button;
    return nullptr;
}

} // namespace

class TestVerdictPanel : public QObject
{
    Q_OBJECT

private slots:
    void aCardSaysSentenceFiguresAndCaveats()
    {
        VerdictPanel panel;
        panel.resize(290, 900);
        CardContent content = contentOf(QStringLiteral("redis"));
        content.verdict.caveats = {QStringLiteral("Other programs used 1.8 of 2 cores."),
                                   QStringLiteral("The latency has two states.")};
        content.failures = {QStringLiteral("At 2 ms: it closed the connection")};
        panel.setCards({content}, {});
        const auto cards = shownCards(panel);
        QCOMPARE(cards.size(), std::size_t{1});
        const QString texts = textsOf(*cards.front());
        for (const char* text :
             {"redis", "C++ threads", "Use 6 threads once redis", "71 – 99 µs", "95 % interval", "0.44×",
              "at 0 µs", "⚠ Other programs used 1.8 of 2 cores.\n⚠ The latency",
              "✕ At 2 ms: it closed the connection"})
            QVERIFY2(texts.contains(QString::fromUtf8(text)), qPrintable(texts));
        QVERIFY(cards.front()->findChild<StripScale*>()->isVisibleTo(&panel));
    }

    void nothingFromOutsideIsMarkup()
    {
        VerdictPanel panel;
        CardContent content = contentOf(QStringLiteral("<b>redis</b>"));
        content.failures = {QStringLiteral("<img src='x'>")};
        panel.setCards({content}, {});
        for (const QLabel* label : panel.findChildren<QLabel*>())
            QVERIFY(label->textFormat() != Qt::RichText);
    }

    void ofFewAllAreOpenInATallWindow()
    {
        VerdictPanel panel;
        panel.show();
        panel.setCards(contents(2), {});
        panel.resize(290, 2000);
        for (const AnswerCard* card : shownCards(panel))
            QCOMPARE(card->form(), AnswerCard::Form::Open);
        panel.resize(290, 500);
        QCOMPARE(shownCards(panel).front()->form(), AnswerCard::Form::Open);
        QCOMPARE(shownCards(panel).back()->form(), AnswerCard::Form::Closed);
        const QString closed = textsOf(*shownCards(panel).back());
        QVERIFY2(closed.contains(QStringLiteral("6 threads from 84 µs on")), qPrintable(closed));
        QVERIFY2(!closed.contains(QStringLiteral("Use 6 threads")), qPrintable(closed));
    }

    void aClosedCardStillWarns()
    {
        VerdictPanel panel;
        panel.resize(290, 500);
        std::vector<CardContent> two = contents(2);
        two.back().verdict.caveats = {QStringLiteral("Other programs used 1.8 of 2 cores.")};
        panel.setCards(two, {});
        QVERIFY(!textsOf(*shownCards(panel).front()).contains(QChar(u'⚠')));
        QVERIFY(textsOf(*shownCards(panel).back()).contains(QChar(u'⚠')));
    }

    void ofManyThereIsASummaryAndRowsThatOpen()
    {
        VerdictPanel panel;
        panel.resize(290, 900);
        panel.show();
        const SummaryContent summary{.title = QStringLiteral("The blog post, all answers"),
                                     .sentence = QStringLiteral("More than one thread: worth it for 5."),
                                     .caveats = {QStringLiteral("Load 1.7.")}};
        panel.setCards(contents(4), summary);
        QVERIFY(!panel.findChild<SummaryCard*>()->isVisible());
        panel.setCards(contents(5), summary);
        QVERIFY(panel.findChild<SummaryCard*>()->isVisible());
        QVERIFY(textsOf(*panel.findChild<SummaryCard*>()).contains(QStringLiteral("⚠ Load 1.7.")));
        const auto cards = shownCards(panel);
        QCOMPARE(cards[0]->form(), AnswerCard::Form::Open);
        QCOMPARE(cards[3]->form(), AnswerCard::Form::Row);

        QSignalSpy chosen(&panel, &VerdictPanel::cardChosen);
        QTest::mouseClick(cards[3], Qt::LeftButton);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.front().front().value<std::size_t>(), std::size_t{3});
        QCOMPARE(cards[3]->form(), AnswerCard::Form::Open);
        QCOMPARE(cards[0]->form(), AnswerCard::Form::Row);

        cards[1]->setFocus();
        QTest::keyClick(cards[1], Qt::Key_Return);
        QCOMPARE(panel.chosen(), std::size_t{1});
        QCOMPARE(cards[1]->form(), AnswerCard::Form::Open);
    }

    void aLiveCardKeepsItsHeight()
    {
        VerdictPanel panel;
        panel.resize(290, 900);
        panel.show();
        CardContent nothing;
        nothing.verdict.target = QStringLiteral("redis");
        nothing.verdict.headline = QStringLiteral("Measuring redis…");
        nothing.brief.text = QStringLiteral("measuring…");
        nothing.live = true;
        panel.setCards({nothing, nothing}, {});
        QCoreApplication::processEvents();
        const auto places = [&panel] {
            std::vector<QRect> rects;
            for (const AnswerCard* card : shownCards(panel))
                rects.push_back(card->geometry());
            return rects;
        };
        QTest::qWait(20);
        const std::vector<QRect> before = places();

        CardContent much = contentOf(QStringLiteral("redis"));
        much.live = true;
        much.verdict.headline =
            QStringLiteral("With reservations: use 6 threads once redis is more than 84 µs away; "
                           "below 10 µs one thread; between, it makes no difference; above 2 ms it "
                           "isn't clear yet.");
        much.verdict.caveats = {QStringLiteral("Other programs used 1.8 of 2 cores.")};
        much.failures = {QStringLiteral("it closed the connection")};
        panel.setCards({much, nothing}, {});
        QTest::qWait(20);
        QCOMPARE(places(), before);
        // The whole sentence has no room: the short answer has.
        QVERIFY2(textsOf(*shownCards(panel).front()).contains(much.brief.text),
                 qPrintable(textsOf(*shownCards(panel).front())));

        much.live = false;
        panel.setCards({much, nothing}, {});
        QVERIFY(textsOf(*shownCards(panel).front()).contains(much.verdict.headline));
    }

    void runAgainIsOfferedOnceTheRunHasEnded()
    {
        VerdictPanel panel;
        panel.resize(290, 900);
        panel.show();
        CardContent content = contentOf(QStringLiteral("redis"));
        content.live = true;
        panel.setCards({content}, {});
        QVERIFY(buttonOf(panel, QStringLiteral("Run again")) == nullptr);
        content.live = false;
        panel.setCards({content}, {});
        QSignalSpy wanted(&panel, &VerdictPanel::runAgainWanted);
        QTest::mouseClick(buttonOf(panel, QStringLiteral("Run again")), Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
    }

    void aScreenReaderHearsEachAnswerOnce()
    {
        VerdictPanel panel;
        panel.resize(290, 900);
        panel.show();
        QAccessibleInterface* alert = QAccessible::queryAccessibleInterface(panel.findChild<SpokenText*>());
        QCOMPARE(alert->role(), QAccessible::AlertMessage);
        CardContent content = contentOf(QStringLiteral("redis"));
        content.live = true;
        panel.setCards({content}, {});
        QVERIFY2(
            alert->text(QAccessible::Name).startsWith(QStringLiteral("redis, C++ threads: Use 6 threads")),
            qPrintable(alert->text(QAccessible::Name)));

        QSignalSpy answered(shownCards(panel).front(), &AnswerCard::answered);
        content.figures.front().figure = QStringLiteral("70 – 98 µs"); // no new answer
        panel.setCards({content}, {});
        QCOMPARE(answered.size(), 0);
        content.live = false; // the whole sentence
        panel.setCards({content}, {});
        QCOMPARE(answered.size(), 1);
    }

    void theContentFollowsTheRun()
    {
        simulation::Machine machine({}, {}, 7);
        Run run = machine.run({1, 6}, {.kind = AxisKind::RttUs, .values = {0, 100, 400, 1600}}, 12, 20);
        const QString target = run.header.plan.targets.front().name;
        run.end = RunEnd{.finished = {}, .status = RunStatus::Settled};
        const Analysis analysis = analyze(run);
        const Answer answer = answerOf(run, analysis);
        const std::vector<Failure> failures{{.target = target,
                                             .runtime = RuntimeKind::Native,
                                             .value = 400,
                                             .error = {RunCode::Recorded, QStringLiteral("hung up"), {}}},
                                            {.target = QStringLiteral("another"),
                                             .value = {},
                                             .error = {RunCode::Recorded, QStringLiteral("gone"), {}}}};
        const auto cards = cardContents(answer, analysis, run.header.plan, failures, false);
        QCOMPARE(cards.size(), std::size_t{1});
        const CardContent& card = cards.front();
        QCOMPARE(card.failures.size(), 1);
        QVERIFY(card.failures.front().contains(QLatin1String("hung up")));
        QVERIFY(card.strip.pieces.size() >= 2);
        QVERIFY(!card.labels.change.isEmpty());
        QVERIFY(card.verdict.headline.contains(card.labels.change));
        QVERIFY2(card.brief.text.contains(card.labels.change), qPrintable(card.brief.text));
        QCOMPARE(card.figures.size(), std::size_t{3});
        QCOMPARE(card.figures[0].meaning, QStringLiteral("95 % interval"));
        // The same figures as the table's.
        QCOMPARE(card.figures[1].figure, speedUpText(analysis.points.front().speedUp.ratio));
        QCOMPARE(card.figures[2].figure, speedUpText(analysis.points.back().speedUp.ratio));
    }
};

QTEST_MAIN(TestVerdictPanel)
#include "tst_verdict_panel.moc"
