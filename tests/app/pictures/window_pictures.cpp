// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/pictures/window_pictures.h"

#include "app/compare/compare_page.h"
#include "app/history/history_table.h"
#include "app/theme/application_theme.h"
#include "app/window/chart_panel.h"
#include "app/window/language.h"
#include "app/window/main_window.h"
#include "app/window/page_tabs.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QSettings>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <cstdlib>

namespace breakeven {

namespace {

constexpr int rest = 1'200;      // ms without a change
constexpr int patience = 30'000; // ms
constexpr int cell = 16;         // px
constexpr int overlooked = 14;   // of 255, of a cell's mean

QImage imageOf(MainWindow& window)
{
    QImage image(window.size(), QImage::Format_RGB32);
    QPainter painter(&image);
    window.render(&painter);
    return image;
}

QImage atRest(MainWindow& window)
{
    QElapsedTimer whole;
    whole.start();
    QImage last = imageOf(window);
    QElapsedTimer unchanged;
    unchanged.start();
    while (unchanged.elapsed() < rest) {
        if (whole.elapsed() > patience)
            return {};
        QTest::qWait(100);
        if (QImage now = imageOf(window); now != last) {
            last = std::move(now);
            unchanged.restart();
        }
    }
    return last;
}

void turnTo(const MainWindow& window, Page page)
{
    window.findChild<PageTabs*>()->findChildren<QPushButton*>().at(static_cast<int>(page))->click();
}

std::size_t pastRuns(const MainWindow& window)
{
    return window.findChild<ChartPanel*>()->data().pastRuns.size();
}

// Whether it came there.
bool bring(MainWindow& window, PicturedState state, const PicturedRuns& runs)
{
    const auto isDrawn = [&window] {
        const ChartData& chart = window.findChild<ChartPanel*>()->data();
        return chart.hasPoints() || chart.post.has_value();
    };
    const auto hasPythons = [&window] { // or none; they are looked for in the background
        const auto labels = window.findChildren<QLabel*>();
        return std::none_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->isVisible() && label->text().startsWith(QStringLiteral("Looking for"));
        });
    };
    auto* comparison = window.findChild<ComparePage*>();
    switch (state) {
    case PicturedState::FirstStart:
        return true;
    case PicturedState::Answered:
        window.openRuns({runs.shown});
        return QTest::qWaitFor(isDrawn, patience);
    case PicturedState::Compared:
        turnTo(window, Page::Compare);
        comparison->compare(runs.base, {runs.shown});
        return QTest::qWaitFor([comparison] { return !comparison->summary().isEmpty(); }, patience);
    case PicturedState::History:
        turnTo(window, Page::History);
        return QTest::qWaitFor(
            [&window] { return window.findChild<HistoryTable*>()->model()->rowCount() > 2; }, patience);
    case PicturedState::Post:
        window.openRuns({runs.post});
        return QTest::qWaitFor(isDrawn, patience) && QTest::qWaitFor(hasPythons, patience);
    case PicturedState::LaidOver:
        window.openRuns({runs.few});
        if (!QTest::qWaitFor(isDrawn, patience))
            return false;
        for (qsizetype laid = 0; laid < runs.past.size(); ++laid) { // one by one, so that the first is A
            window.layOver({runs.past[laid]});
            if (!QTest::qWaitFor([&] { return pastRuns(window) > static_cast<std::size_t>(laid); }, patience))
                return false;
        }
        return true;
    case PicturedState::ManyArms:
        window.openRuns({runs.many});
        return QTest::qWaitFor(isDrawn, patience) && QTest::qWaitFor(hasPythons, patience);
    }
    return false;
}

} // namespace

void livePrivately(const QString& home)
{
    std::signal(SIGPIPE, SIG_IGN);
    for (const char* variable : {"HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "TMPDIR"})
        qputenv(variable, QFile::encodeName(home));
    qputenv("XDG_DATA_HOME", QFile::encodeName(home + QStringLiteral("/.local/share"))); // as it is read
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QCoreApplication::setApplicationName(QStringLiteral("breakeven"));
    QCoreApplication::setOrganizationName(QStringLiteral("breakeven"));
}

bool canBeDrawn(const WindowPicture& picture, const PicturedRuns& runs)
{
    switch (picture.state) {
    case PicturedState::LaidOver:
        return !runs.few.isEmpty();
    case PicturedState::ManyArms:
        return !runs.many.isEmpty();
    case PicturedState::FirstStart:
    case PicturedState::Answered:
    case PicturedState::Compared:
    case PicturedState::History:
    case PicturedState::Post:
        break;
    }
    return true;
}

QImage drawn(const WindowPicture& picture, const PicturedRuns& runs, void (*change)(MainWindow&))
{
    QSettings settings;
    settings.clear();
    settings.setValue(QStringLiteral("language"), QStringLiteral("en"));
    settings.setValue(QStringLiteral("appearance"), picture.appearance == Appearance::Dark
                                                        ? QStringLiteral("dark")
                                                        : QStringLiteral("light"));
    settings.setValue(QStringLiteral("text_size"), picture.textSize);
    settings.setValue(QStringLiteral("example_seen"), picture.state != PicturedState::FirstStart);
    Language language;
    ApplicationTheme look;
    MainWindow window(&look, &language);
    QApplication::setCursorFlashTime(0); // else nothing ever rests
    window.resize(picture.size);
    window.show();
    if (!bring(window, picture.state, runs))
        return {};
    if (change != nullptr) {
        (void)atRest(window);
        change(window);
    }
    return atRest(window);
}

double distanceOf(const QImage& one, const QImage& other)
{
    if (one.size() != other.size() || one.isNull())
        return 1;
    const QSize cells(one.width() / cell, one.height() / cell);
    const auto means = [cells](const QImage& image) {
        return image.scaled(cells, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
            .convertToFormat(QImage::Format_RGB32);
    };
    const QImage first = means(one);
    const QImage second = means(other);
    int different = 0;
    for (int y = 0; y < cells.height(); ++y) {
        for (int x = 0; x < cells.width(); ++x) {
            const QRgb a = first.pixel(x, y);
            const QRgb b = second.pixel(x, y);
            if (std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)),
                          std::abs(qBlue(a) - qBlue(b))}) > overlooked)
                ++different;
        }
    }
    return static_cast<double>(different) / (cells.width() * cells.height());
}

} // namespace breakeven
