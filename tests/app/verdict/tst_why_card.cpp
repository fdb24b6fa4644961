// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/theme.h"
#include "app/verdict/causes_bars.h"
#include "app/verdict/why_card.h"

#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <QSet>
#include <QTest>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

PointResult farPoint()
{
    PointResult point;
    point.key = {.target = QStringLiteral("redis"), .axis = AxisKind::RttUs, .value = 400};
    point.what = Arm::ofThreads(6);
    point.singleCauses = Causes{.waiting = 750us, .queueing = 0us, .computing = 250us, .pool = 0us};
    point.causes = Causes{.waiting = 125us, .queueing = 125us, .computing = 0us, .pool = 250us};
    return point;
}

Environment onTwoCores()
{
    Environment environment;
    environment.usableCores = 2;
    return environment;
}

QString allTexts(const QWidget& widget)
{
    QString texts;
    for (const QLabel* label : widget.findChildren<QLabel*>()) {
        if (label->isVisibleTo(&widget))
            texts += label->text() + QLatin1Char('\n');
    }
    return texts;
}

QPushButton* buttonOf(const WhyCard& card, Cause cause)
{
    for (QPushButton* button : card.findChildren<QPushButton*>()) {
        if (button->text() == causeName(cause))
            return button;
    }
    return nullptr;
}

} // namespace

class TestWhyCard : public QObject
{
    Q_OBJECT

private slots:
    void withNothingToSayItIsNotThere()
    {
        WhyCard card;
        QVERIFY(card.isHidden());
        card.setReasons({{.target = QStringLiteral("redis"),
                          .headline = {},
                          .detail = {},
                          .why = QStringLiteral("It waits.")}});
        QVERIFY(!card.isHidden());
        card.setReasons({});
        QVERIFY(card.isHidden());
        card.setPoint(farPoint(), Plan(), onTwoCores());
        QVERIFY(!card.isHidden());
    }

    void thePointsFiguresStandBesideTheCauses()
    {
        WhyCard card;
        card.setPoint(farPoint(), Plan(), onTwoCores());
        const QString texts = allTexts(card);
        for (const char* expected : {"redis", "400", "750", "125", "250"})
            QVERIFY2(texts.contains(QLatin1String(expected)), qPrintable(texts));
    }

    void thePointsTargetsReasonIsGiven()
    {
        const auto verdictOf = [](const char* target, const char* why) {
            return VerdictText{
                .target = QLatin1String(target), .headline = {}, .detail = {}, .why = QLatin1String(why)};
        };
        WhyCard card;
        card.setReasons({verdictOf("file", "It computes."), verdictOf("redis", "It waits.")});
        QVERIFY(allTexts(card).contains(QLatin1String("file: It computes.")));
        QVERIFY(allTexts(card).contains(QLatin1String("redis: It waits.")));
        card.setPoint(farPoint(), Plan(), onTwoCores());
        QVERIFY(!allTexts(card).contains(QLatin1String("It computes.")));
        QVERIFY(allTexts(card).contains(QLatin1String("It waits.")));

        VerdictText ofPython = verdictOf("redis", "It holds the GIL.");
        ofPython.runtime = RuntimeKind::CPython;
        card.setReasons({verdictOf("redis", "It waits."), ofPython});
        QVERIFY(allTexts(card).contains(QLatin1String("It waits.")));
        QVERIFY(!allTexts(card).contains(QLatin1String("It holds the GIL.")));
    }

    void oneClickSaysWhatACauseIsAndAnotherHidesIt()
    {
        WhyCard card;
        card.setPoint(farPoint(), Plan(), onTwoCores());
        for (const Cause cause : allCauses) {
            QPushButton* button = buttonOf(card, cause);
            QVERIFY(button != nullptr);
            if (!button->isVisibleTo(&card))
                continue; // there is none of it at this point
            QVERIFY(!allTexts(card).contains(causeMeaning(cause)));
            QTest::mouseClick(button, Qt::LeftButton);
            QVERIFY(allTexts(card).contains(causeMeaning(cause)));
        }
        QTest::mouseClick(buttonOf(card, allCauses.back()), Qt::LeftButton);
        QVERIFY(!allTexts(card).contains(causeMeaning(allCauses.back())));
    }

    void foldedItSaysWhatItIsAbout()
    {
        WhyCard card;
        card.resize(280, 600);
        card.show();
        card.setPoint(farPoint(), Plan(), onTwoCores());
        card.setFolded(true);
        QVERIFY(allTexts(card).contains(QLatin1String("400")));
        QVERIFY(!allTexts(card).contains(QLatin1String("750")));
        for (QPushButton* button : card.findChildren<QPushButton*>())
            if (button->accessibleName() == QStringLiteral("Show why"))
                QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(!card.isFolded());
        QVERIFY(allTexts(card).contains(QLatin1String("750")));
    }

    void theGilIsOnlyNamedWhereThreadsWaitForIt()
    {
        WhyCard card;
        PointResult point = farPoint();
        card.setPoint(point, Plan(), onTwoCores());
        QVERIFY(!buttonOf(card, Cause::Gil)->isVisibleTo(&card));
        point.causes->gil = 90us;
        card.setPoint(point, Plan(), onTwoCores());
        QVERIFY(buttonOf(card, Cause::Gil)->isVisibleTo(&card));
        QVERIFY(allTexts(card).contains(QLatin1String("90.0")));
    }

    void whatTheGilIsHeldForAndSwitchesHaveAPlaceOfTheirOwn()
    {
        WhyCard card;
        PointResult point = farPoint();
        point.causes->holding = 41us;
        point.causes->switching = 17us;
        point.singleOperation = OperationFigures{.voluntarySwitches = 4};
        point.operation = OperationFigures{.voluntarySwitches = 5, .involuntarySwitches = 1.5};
        card.setPoint(point, Plan(), onTwoCores());
        for (const char* expected : {"41.0", "17.0", "4.0", "6.5", "1.5"})
            QVERIFY2(allTexts(card).contains(QLatin1String(expected)), qPrintable(allTexts(card)));
        for (const Cause cause : {Cause::Holding, Cause::Switching})
            QVERIFY(buttonOf(card, cause)->isVisibleTo(&card));
    }

    void everyCauseHasAColourOfItsOwn()
    {
        for (const Appearance appearance : {Appearance::Light, Appearance::Dark}) {
            QSet<QRgb> colours;
            for (const Cause cause : allCauses)
                colours << causeColor(theme(appearance), cause).rgb();
            QCOMPARE(colours.size(), static_cast<qsizetype>(allCauses.size()));
        }
    }

    void aBarIsAsLongAsItsLatencyAndShowsEveryPart_data()
    {
        QTest::addColumn<Appearance>("appearance");
        QTest::newRow("light") << Appearance::Light;
        QTest::newRow("dark") << Appearance::Dark;
    }

    void aBarIsAsLongAsItsLatencyAndShowsEveryPart()
    {
        QFETCH(const Appearance, appearance);
        const Theme& look = theme(appearance);
        const PointResult point = farPoint();
        CausesBars bars;
        bars.setTheme(look);
        bars.show(*point.singleCauses, *point.causes, point.what);
        bars.resize(400, bars.sizeHint().height());
        QImage image(bars.size(), QImage::Format_RGB32);
        image.fill(look.card);
        bars.render(&image, {}, {}, QWidget::DrawChildren);

        const auto columnsOf = [&](int y, const QColor& color) {
            int columns = 0;
            for (int x = 0; x < image.width(); ++x)
                columns += image.pixelColor(x, y) == color ? 1 : 0;
            return columns;
        };
        const int row = bars.sizeHint().height() / 2;
        const int middle = 16 + 2 + 7; // of a bar, below its text
        const auto isAbout = [](int actual, int expected) { return std::abs(actual - expected) <= 2; };
        QVERIFY(isAbout(columnsOf(middle, causeColor(look, Cause::Waiting)), 300));
        QVERIFY(isAbout(columnsOf(middle, causeColor(look, Cause::Computing)), 100));
        QVERIFY(isAbout(columnsOf(row + middle, causeColor(look, Cause::Waiting)), 50));
        QVERIFY(isAbout(columnsOf(row + middle, causeColor(look, Cause::Queueing)), 50));
        QVERIFY(isAbout(columnsOf(row + middle, causeColor(look, Cause::Pool)), 100));
        QVERIFY(isAbout(columnsOf(row + middle, look.card), 200));
    }
};

QTEST_MAIN(TestWhyCard)
#include "tst_why_card.moc"
