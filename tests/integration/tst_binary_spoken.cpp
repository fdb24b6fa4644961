// SPDX-License-Identifier: GPL-3.0-or-later

// The built program's window for who can't see it: heard and worked through AT-SPI from another process, from
// the first start to a comparison.

#include "tests/integration/built_program.h"
#include "tests/integration/screen_reader.h"
#include "tests/integration/virtual_display.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTest>

using namespace std::chrono_literals;

namespace {

constexpr int shown = 30'000;     // ms, at most, on a busy machine
constexpr int wholeRun = 90'000;  // of 5 s
constexpr int keyRight = 0xff53;  // XK_Right
constexpr int keyEscape = 0xff1b; // XK_Escape

QString launcher()
{
    for (const char* path : {"/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher"})
        if (QFileInfo::exists(QLatin1String(path)))
            return QLatin1String(path);
    return {};
}

} // namespace

class TestBinarySpoken : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        for (const char* program : {"Xvfb", "xdotool", "dbus-daemon"})
            if (QStandardPaths::findExecutable(QLatin1String(program)).isEmpty())
                QSKIP("needs a virtual display and a bus: apt-get install xvfb xdotool dbus-daemon");
        if (launcher().isEmpty())
            QSKIP("needs AT-SPI: apt-get install at-spi2-core");
        if (QStandardPaths::findExecutable(QStringLiteral("redis-server")).isEmpty())
            QSKIP("no redis-server here: apt-get install redis-server");
    }

    void aRunIsSetUpMeasuredReadAndCompared()
    {
        const VirtualDisplay display;
        QVERIFY(!display.name().isEmpty());
        BuiltProgram program;
        const QString home = program.folder();
        QVERIFY(QFile::setPermissions(home, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("DISPLAY"), display.name());
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), home); // where the bus has its socket
        environment.insert(QStringLiteral("HOME"), home);
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), home);
        environment.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"));
        environment.remove(QStringLiteral("AT_SPI_BUS_ADDRESS"));
        environment.remove(QStringLiteral("WAYLAND_DISPLAY"));
        const PrivateBus bus(environment);
        QVERIFY(!bus.address().isEmpty());
        ScreenReader reader(bus.address());
        QVERIFY(reader.isThere());

        program.setEnvironment({{QStringLiteral("DISPLAY"), display.name()},
                                {QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), bus.address()},
                                {QStringLiteral("XDG_CONFIG_HOME"), home},
                                {QStringLiteral("XDG_STATE_HOME"), home},
                                {QStringLiteral("XDG_RUNTIME_DIR"), home},
                                {QStringLiteral("HOME"), home},
                                {QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb")},
                                {QStringLiteral("QT_LINUX_ACCESSIBILITY_ALWAYS_ON"), QStringLiteral("1")}});
        QProcess process;
        program.prepare(process, {});
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start();

        // The window.
        std::optional<Heard> window;
        const auto appears = [&] {
            for (const Heard& application : reader.applications())
                for (const Heard& child : reader.childrenOf(application))
                    if (reader.roleOf(child) == QLatin1String("frame") &&
                        reader.nameOf(child).contains(QLatin1String("Breakeven")))
                        window = child;
            return window.has_value();
        };
        QTRY_VERIFY2_WITH_TIMEOUT(appears(), process.readAll().constData(), shown);
        // What a window manager does: the display has none.
        const QByteArray id = display.tool({QStringLiteral("search"), QStringLiteral("--onlyvisible"),
                                            QStringLiteral("--name"), QStringLiteral("^Breakeven$")});
        (void)display.tool({QStringLiteral("windowfocus"), QStringLiteral("--sync"),
                            QString::fromLatin1(id).section(QLatin1Char('\n'), 0, 0)});
        QTRY_VERIFY2(reader.is(*window, ScreenReader::State::Active), id.constData());
        const auto find = [&](const char* role, const char* name) {
            return reader.find(*window, QLatin1String(role), QLatin1String(name));
        };

        // A plan of a few seconds: tabs, radio buttons, check boxes and buttons are what they are.
        for (const char* tab : {"Chart", "Compare", "History"})
            QVERIFY2(find("page tab", tab), tab);
        QVERIFY(reader.is(*find("page tab", "Chart"), ScreenReader::State::Selected));
        const auto quick = find("radio button", "Quick");
        QVERIFY(quick);
        QVERIFY(reader.press(*quick));
        QTRY_VERIFY(reader.is(*quick, ScreenReader::State::Checked));
        QVERIFY(!reader.is(*find("radio button", "Normal"), ScreenReader::State::Checked));
        QVERIFY(find("check box", "redis"));

        // Each answer is heard as it comes, and may change while the run goes on.
        reader.forget();
        const auto run = find("push button", "Run");
        QVERIFY(run);
        QVERIFY(reader.press(*run));
        QTRY_VERIFY_WITH_TIMEOUT(find("push button", "Stop"), shown);
        const auto skipWaiting = [&] { // for a quiet machine, which tests share
            if (const auto now = find("push button", "Measure now"))
                (void)reader.press(*now);
        };
        const auto isAnnounced = [&](const char* target) {
            skipWaiting();
            const QStringList texts = reader.announced();
            return std::any_of(texts.begin(), texts.end(), [&](const QString& text) {
                return text.contains(QLatin1String(target) + QStringLiteral(", C++ threads: "));
            });
        };
        QTRY_VERIFY2_WITH_TIMEOUT(isAnnounced("local file"), qPrintable(reader.announced().join(u'|')),
                                  wholeRun);
        QTRY_VERIFY_WITH_TIMEOUT(isAnnounced("redis"), wholeRun);
        const auto hasEnded = [&] {
            skipWaiting();
            return find("push button", "Run").has_value();
        };
        QTRY_VERIFY_WITH_TIMEOUT(hasEnded(), wholeRun);

        // The answer: the card says it whole, and so do its parts.
        const auto card = find("panel", "redis, C++ threads: ");
        QVERIFY(card);
        const QString sentence = reader.nameOf(*card).section(QStringLiteral(": "), 1);
        QVERIFY2(sentence.contains(QLatin1String("thread")), qPrintable(sentence));
        QVERIFY2(reader.find(*card, QStringLiteral("label"), sentence), qPrintable(sentence));
        QTRY_VERIFY(reader.announced().join(QLatin1Char('\n')).contains(sentence)); // the last one, too
        QVERIFY(reader.find(*card, QStringLiteral("push button"), QStringLiteral("Measure longer")));
        QVERIFY(reader.press(*card)); // chooses it

        // The chart: what it shows, then point by point.
        const auto chart = find("chart", "Chart");
        QVERIFY(chart);
        const QString whole = reader.descriptionOf(*chart);
        for (const char* target : {"local file, C++ threads: ", "redis, C++ threads: "})
            QVERIFY2(whole.contains(QLatin1String(target)), qPrintable(whole));
        QVERIFY(reader.act(*chart, QStringLiteral("SetFocus")));
        QTRY_VERIFY(reader.is(*chart, ScreenReader::State::Focused));
        reader.forget();
        reader.pressKey(keyRight);
        // The run's last word on the whole chart may still come between.
        const auto readsPoint = [&reader] {
            const QStringList all = reader.changedDescriptions();
            return !all.isEmpty() && all.constLast().contains(QLatin1String("1 thread")) &&
                   all.constLast().contains(QLatin1String("6 threads"));
        };
        QTRY_VERIFY2(readsPoint(), qPrintable(reader.descriptionOf(*chart)));
        const QString first = reader.changedDescriptions().constLast();
        reader.pressKey(keyRight);
        QTRY_VERIFY(reader.changedDescriptions().constLast() != first);
        reader.pressKey(keyEscape);
        QTRY_COMPARE(reader.descriptionOf(*chart), whole);

        // Once more, so that there is something to compare with.
        QVERIFY(reader.press(*find("push button", "Run again")));
        QTRY_VERIFY_WITH_TIMEOUT(find("push button", "Stop"), shown);
        QTRY_VERIFY_WITH_TIMEOUT(hasEnded(), wholeRun);

        QVERIFY(reader.press(*find("page tab", "History")));
        QTRY_VERIFY(reader.is(*find("page tab", "History"), ScreenReader::State::Selected));
        const auto runs = find("table", "Past runs");
        QVERIFY(runs);
        QTRY_COMPARE(reader.rowsOf(*runs), 2);
        QVERIFY2(reader.cellOf(*runs, 0, 2).contains(QLatin1String("First look")),
                 qPrintable(reader.cellOf(*runs, 0, 2)));
        QVERIFY(reader.selectRow(*runs, 0));
        QVERIFY(reader.selectRow(*runs, 1));
        QTRY_VERIFY(find("push button", "Compare"));
        QVERIFY(reader.press(*find("push button", "Compare")));
        QTRY_VERIFY(reader.is(*find("page tab", "Compare"), ScreenReader::State::Selected));
        QTRY_VERIFY_WITH_TIMEOUT(find("chart", "First look, held against First look"), shown);
        const auto rows = find("table", "Points compared");
        QVERIFY(rows);
        QVERIFY(reader.rowsOf(*rows) > 0);

        QVERIFY(process.state() == QProcess::Running);
        process.terminate(); // it closes as by Quit
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, shown);
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0,
                 process.readAll().constData());
    }
};

QTEST_GUILESS_MAIN(TestBinarySpoken)
#include "tst_binary_spoken.moc"
