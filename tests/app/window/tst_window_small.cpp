// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/panel_grid.h"
#include "app/charts/plot_state.h"
#include "app/charts/plot_view.h"
#include "app/compare/compare_page.h"
#include "app/history/selection_bar.h"
#include "app/setup/setup_panel.h"
#include "app/verdict/answer_card.h"
#include "app/verdict/why_card.h"
#include "tests/app/window/window_fixture.h"

#include <QScrollArea>
#include <QScrollBar>

#include <cmath>

using namespace breakeven;

namespace {

constexpr int roomyHeight = 800; // for text of the usual size
constexpr int roomyWidth = 1200; // likewise

// A shown run of the first look, which has two targets.
void showTwoTargets(WindowFixture& user)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("run.breakeven.jsonl"));
    QVERIFY(writeRun(runOfPreset(QStringLiteral("first-look")), path));
    user.window.openRuns({path});
    QTRY_VERIFY(user.rows() > 0);
}

QList<AnswerCard*> cardsOf(const WindowFixture& user)
{
    QList<AnswerCard*> cards = user.window.findChildren<AnswerCard*>();
    cards.removeIf([](const AnswerCard* card) { return !card->isVisible(); });
    return cards;
}

qsizetype openCards(const WindowFixture& user)
{
    const QList<AnswerCard*> cards = cardsOf(user);
    return std::count_if(cards.cbegin(), cards.cend(), [](const AnswerCard* card) {
        return card->findChild<QLabel*>(QStringLiteral("verdict"))->isVisible();
    });
}

bool isWithin(const QWidget* widget, const QWidget* window)
{
    return window->rect().contains(QRect(widget->mapTo(window, QPoint()), widget->size()));
}

} // namespace

// The rules of the design for small windows and large text.
class TestWindowSmall : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        forgetEverything();
        m_usual = QApplication::font();
    }
    void cleanup() { QApplication::setFont(m_usual); }

    void whatHasNoRoomGivesWayInOrder_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("text");
        QTest::addColumn<QString>("language");
        for (const QString& language : {QStringLiteral("English"), QStringLiteral("Deutsch")})
            for (const auto& [size, text] : {std::pair(QSize(1440, 900), 100),
                                             {QSize(1280, 720), 100},
                                             {QSize(960, 600), 100},
                                             {QSize(1440, 900), 150},
                                             {QSize(1280, 720), 200},
                                             {QSize(960, 600), 200}})
                QTest::addRow("%s, %dx%d, %d %%", qPrintable(language), size.width(), size.height(), text)
                    << size << text << language;
    }

    void whatHasNoRoomGivesWayInOrder()
    {
        QFETCH(const QSize, size);
        QFETCH(const int, text);
        QFETCH(const QString, language);
        const double scale = text / 100.0;
        WindowFixture user;
        user.look.setTextSize(text);
        user.choose(language);
        showTwoTargets(user);
        user.window.resize(size);
        QTRY_COMPARE(user.window.size(), size);
        const bool isLow = size.height() < roomyHeight * scale;
        const bool isNarrow = size.width() < roomyWidth * scale;

        // The points fold, and so do the cards but the chosen one.
        QTRY_COMPARE(user.table()->isVisible(), !isLow);
        QTRY_COMPARE(cardsOf(user).size(), 2);
        if (isLow)
            QTRY_COMPARE(openCards(user), 1);

        // The setup becomes a rail with a drawer; Run stays.
        auto* setup = user.window.findChild<SetupPanel*>();
        QTRY_COMPARE(setup->isVisible(), !isNarrow);
        auto* rail = user.window.findChild<QPushButton*>(QStringLiteral("rail-setup"));
        QCOMPARE(rail->isVisible(), isNarrow);
        if (isNarrow) {
            QVERIFY(isWithin(user.window.findChild<QPushButton*>(QStringLiteral("rail-run")), &user.window));
            click(rail);
            QTRY_VERIFY(setup->isVisible());
        }
        QVERIFY(isWithin(user.runButton(), &user.window));
        if (isNarrow) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
            QVERIFY(!setup->isVisible());
        }

        // Why folds last.
        const auto* why = user.window.findChild<WhyCard*>();
        if (size.height() <= 600 * scale)
            QTRY_VERIFY(why->isFolded());
        else if (!isLow)
            QTRY_VERIFY(!why->isFolded());
        QCOMPARE(user.window.minimumSize(), QSize(960, 600));
    }

    // However little room the legend leaves them: it goes below.
    void theViewsStandInOneRow()
    {
        WindowFixture user;
        showTwoTargets(user);
        user.window.resize(1280, 720);
        QTRY_COMPARE(user.window.size(), QSize(1280, 720));
        QTRY_COMPARE(user.button(QStringLiteral("Timeline"))->y(),
                     user.button(QStringLiteral("Latency"))->y());
    }

    void panelsStayLargeEnoughAndNameTheirAxis_data() { whatHasNoRoomGivesWayInOrder_data(); }

    void panelsStayLargeEnoughAndNameTheirAxis()
    {
        QFETCH(const QSize, size);
        QFETCH(const int, text);
        QFETCH(const QString, language);
        const double scale = text / 100.0;
        WindowFixture user;
        user.look.setTextSize(text);
        user.choose(language);
        showTwoTargets(user);
        user.window.resize(size);
        QTRY_COMPARE(user.window.size(), size);
        const auto* plot = user.window.findChild<PlotView*>();
        QTRY_VERIFY(!plot->plotRect(0).isEmpty() && !plot->plotRect(1).isEmpty());
        QTest::qWait(50); // until it is laid out
        const QRectF first = plot->headRect(0);
        const QRectF second = plot->headRect(1);
        QVERIFY2(first.width() >= PanelGrid::leastWidth * scale - 1,
                 qPrintable(QString::number(first.width())));
        const bool isOneColumn = second.top() > first.top();
        if (isOneColumn) {
            const double height = second.top() - first.top() - PanelGrid::gap;
            QVERIFY2(height >= PanelGrid::leastHeight * scale - 1, qPrintable(QString::number(height)));
        }
        const auto* scroll = user.window.findChild<QScrollArea*>(QStringLiteral("plotScroll"));
        QCOMPARE(scroll->verticalScrollBar()->maximum() > 0, plot->height() > scroll->viewport()->height());

        // The axis's title is whole, and beside the plots.
        const QFontMetricsF metrics(plot->state().fonts.axis);
        const std::vector<QRectF> titles = plot->yTitleRects();
        QVERIFY(!titles.empty());
        for (const QRectF& title : titles) {
            QVERIFY2(title.height() >= metrics.horizontalAdvance(plot->state().data.y.title),
                     qPrintable(
                         QStringLiteral("%1 has %2 px").arg(plot->state().data.y.title).arg(title.height())));
            QVERIFY(QRectF(plot->rect()).contains(title));
            QVERIFY(!title.intersects(plot->plotRect(0)) && !title.intersects(plot->plotRect(1)));
        }
        // What can be seen at first has one in sight.
        QVERIFY2(titles.front().bottom() <= scroll->viewport()->height() ||
                     titles.front().height() > scroll->viewport()->height() / 2.0,
                 qPrintable(QString::number(titles.front().bottom())));
    }

    void theOtherPagesFitLargeText_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("text");
        for (const QSize size : {QSize(1280, 720), QSize(2560, 1440)})
            for (const int text : {150, 200})
                QTest::addRow("%dx%d, %d %%", size.width(), size.height(), text) << size << text;
    }

    // They are as wide as the window: what stands at their right isn't out of it.
    void theOtherPagesFitLargeText()
    {
        QFETCH(const QSize, size);
        QFETCH(const int, text);
        WindowFixture user;
        user.look.setTextSize(text);
        user.choose(QStringLiteral("Deutsch"));
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("run.breakeven.jsonl"));
        const QString before = folder.filePath(QStringLiteral("before.breakeven.jsonl"));
        QVERIFY(writeRun(runOfPreset(QStringLiteral("first-look")), path));
        QVERIFY(writeRun(runOfPreset(QStringLiteral("first-look")), before));
        user.window.resize(size);
        QTRY_COMPARE(user.window.size(), size);
        user.turnTo(2);
        auto* page = user.window.findChild<ComparePage*>();
        page->compare(before, {path});
        QTRY_VERIFY(!page->summary().isEmpty());
        const auto isInWindow = [&](const QWidget* widget) {
            const int right = widget->mapTo(&user.window, QPoint(widget->width(), 0)).x();
            return right <= user.window.width();
        };
        QTRY_VERIFY2(isInWindow(page), qPrintable(QString::number(page->width())));
        user.turnTo(3);
        const auto* bar = user.window.findChild<SelectionBar*>();
        user.history()->selectAll();
        QTRY_VERIFY2(isInWindow(bar), qPrintable(QString::number(bar->width())));
        for (const QPushButton* button : bar->findChildren<QPushButton*>())
            QVERIFY2(!button->isVisible() || (!button->accessibleName().isEmpty() && isInWindow(button)),
                     qPrintable(button->accessibleName()));
    }

private:
    QFont m_usual;
};

int main(int argc, char** argv)
{
    return runWindowTest<TestWindowSmall>(argc, argv);
}
#include "tst_window_small.moc"
