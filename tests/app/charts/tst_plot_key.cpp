// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/plot_key.h"

#include <QTest>

using namespace breakeven;

namespace {

ChartData dataOf(int subjects)
{
    ChartData data;
    for (int subject = 0; subject < subjects; ++subject) {
        for (const char* arm : {"1 thread", "6 threads"}) {
            ChartSeries series;
            series.subject = QStringLiteral("target %1").arg(subject);
            series.armText = QLatin1String(arm);
            series.hue = subject % 6;
            data.series.push_back(series);
        }
    }
    return data;
}

} // namespace

class TestPlotKey : public QObject
{
    Q_OBJECT

private slots:
    void itIsThereWhereNamesHaveNoRoom_data()
    {
        QTest::addColumn<int>("subjects");
        QTest::addColumn<double>("height");
        QTest::addColumn<bool>("isThere");
        QTest::newRow("nothing measured") << 0 << 300.0 << false;
        QTest::newRow("two targets on a small plot") << 2 << 100.0 << false;
        QTest::newRow("six on a small plot") << 6 << 300.0 << true;
        QTest::newRow("six on a large one") << 6 << 800.0 << false;
    }

    void itIsThereWhereNamesHaveNoRoom()
    {
        QFETCH(const int, subjects);
        QFETCH(const double, height);
        QFETCH(const bool, isThere);
        m_data = dataOf(subjects);
        PlotKey key(nullptr, m_source);
        QCOMPARE(key.layOut(QRectF(80, 14, 600, height)) > 0, isThere);
        QCOMPARE(key.boundingRect().isEmpty(), !isThere);
    }

    // What a run laid over shows, and what a model predicts, has names of its own or none.
    void othersLinesDoNotCount()
    {
        m_data = dataOf(6);
        for (std::size_t i = 0; i < m_data.series.size(); ++i)
            (i % 2 == 0 ? m_data.series[i].overlay : m_data.series[i].predicted) = true;
        PlotKey key(nullptr, m_source);
        QCOMPARE(key.layOut(QRectF(0, 0, 600, 100)), 0.0);
    }

    void aNarrowPlotHasMoreRows()
    {
        m_data = dataOf(6);
        PlotKey key(nullptr, m_source);
        const double wide = key.layOut(QRectF(80, 14, 900, 300));
        const double narrow = key.layOut(QRectF(80, 14, 300, 300));
        QVERIFY(wide > 0 && narrow >= 2 * wide - 20);
        QVERIFY(key.boundingRect().left() >= 80 && key.boundingRect().right() <= 380);
    }

private:
    ChartData m_data;
    PlotGeometry m_geometry;
    Theme m_theme = theme(Appearance::Light);
    QFont m_font;
    PlotBackdrop::Source m_source{
        .data = &m_data, .geometry = &m_geometry, .theme = &m_theme, .font = &m_font};
};

QTEST_MAIN(TestPlotKey)
#include "tst_plot_key.moc"
