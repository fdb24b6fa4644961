// SPDX-License-Identifier: GPL-3.0-or-later

// Whatever anybody does to the window, in whatever order: it neither crashes nor hangs nor warns. By
// BREAKEVEN_MONKEY_EVENTS for longer, by BREAKEVEN_MONKEY_SEED in another order; with
// BREAKEVEN_MONKEY_TELLS_ALL each deed is printed, so that what leads to a crash is known.

#include "app/targets/target_dialog.h"
#include "core/runs/run_writer.h"
#include "tests/app/window/window_fixture.h"

#include <QDesktopServices>
#include <QDrag>
#include <QFileDialog>
#include <QLineEdit>
#include <QTimer>
#include <QUrl>
#include <QWheelEvent>
#include <QWindow>

#include <cstdio>
#include <random>
#include <string_view>

using namespace breakeven;

namespace {

constexpr int usualEvents = 500;
constexpr int eventsOfADialog = 40; // before it is closed
constexpr std::size_t lastDeeds = 30;

QStringList warnings;

// Ours, and those that Qt has of what we do; not those of a platform without a screen.
void hear(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    if (type == QtDebugMsg || type == QtInfoMsg || QByteArrayView(context.category).startsWith("qt.qpa") ||
        text.startsWith(QLatin1String("This plugin does not support")) ||
        text == QLatin1String("Unimplemented code.")) // of Qt's own
        return;
    warnings.append(text);
}

int numberFrom(const char* variable, int usual)
{
    bool isNumber = false;
    const int number = qEnvironmentVariableIntValue(variable, &isNumber);
    return isNumber ? number : usual;
}

// Takes what would be opened by other programs.
class OtherPrograms final : public QObject
{
    Q_OBJECT

public:
    OtherPrograms()
    {
        for (const QString& scheme : schemes)
            QDesktopServices::setUrlHandler(scheme, this, "open");
    }
    ~OtherPrograms() override
    {
        for (const QString& scheme : schemes)
            QDesktopServices::unsetUrlHandler(scheme);
    }

public slots:
    void open(const QUrl& /*url*/) {}

private:
    const QStringList schemes{QStringLiteral("file"), QStringLiteral("http"), QStringLiteral("https"),
                              QStringLiteral("mailto")};
};

class Monkey final : public QObject
{
    Q_OBJECT

public:
    Monkey(int seed, const QStringList& runs) : m_random(static_cast<std::uint32_t>(seed)), m_runs(runs)
    {
        begin();
        connect(&m_keeper, &QTimer::timeout, this, &Monkey::free);
        m_keeper.start(std::chrono::milliseconds(300));
    }

    void act()
    {
        ++m_acted;
        if (!m_user->window.isVisible())
            begin(); // as its user does after closing it
        closeDialogs();
        const int what = below(1000);
        if (what < 450)
            clickSomewhere();
        else if (what < 500)
            drag();
        else if (what < 560)
            turnWheel();
        else if (what < 900)
            pressKey();
        else if (what < 960)
            type();
        else if (what < 975)
            resize();
        else if (what < 985)
            changeLook();
        else if (what < 990)
            changeLanguage();
        else
            openRun();
        QApplication::processEvents();
    }

    [[nodiscard]] QString deeds() const { return m_deeds.join(QLatin1Char('\n')); }

private:
    int below(int bound) { return std::uniform_int_distribution(0, bound - 1)(m_random); }
    bool mostly() { return below(4) > 0; }
    template <typename List>
    auto oneOf(const List& list)
    {
        return *(std::begin(list) + below(static_cast<int>(std::size(list))));
    }

    void note(const QString& deed)
    {
        m_deeds.append(QStringLiteral("%1 %2").arg(m_acted).arg(deed));
        if (m_tellsAll)
            std::fprintf(stderr, "%s\n", qPrintable(m_deeds.constLast()));
        if (static_cast<std::size_t>(m_deeds.size()) > lastDeeds)
            m_deeds.removeFirst();
    }

    void begin()
    {
        note(QStringLiteral("starts the program"));
        m_user.reset();
        m_user = std::make_unique<WindowFixture>();
        m_user->window.activateWindow();
        m_user->window.openRuns({m_runs.front()});
    }

    // What takes the mouse and the keys: a menu, a dialog, else any window.
    [[nodiscard]] QWidget* top()
    {
        if (QWidget* popup = QApplication::activePopupWidget())
            return popup;
        if (QWidget* modal = QApplication::activeModalWidget())
            return modal;
        QWidgetList windows;
        for (QWidget* window : QApplication::topLevelWidgets())
            if (window->isVisible() && window->windowHandle() != nullptr &&
                window->windowType() != Qt::ToolTip)
                windows.append(window);
        return windows.isEmpty() || mostly() ? &m_user->window : oneOf(windows);
    }

    [[nodiscard]] QPoint placeIn(const QWidget* widget)
    {
        return {below(std::max(1, widget->width())), below(std::max(1, widget->height()))};
    }

    // Most of a window is empty: a control of it is aimed at.
    [[nodiscard]] QPoint aimIn(QWidget* top)
    {
        QList<QWidget*> controls;
        for (QWidget* control : top->findChildren<QWidget*>())
            if (control->isVisible() && control->window() == top && control->focusPolicy() != Qt::NoFocus)
                controls.append(control);
        if (controls.isEmpty() || !mostly())
            return placeIn(top);
        const QWidget* control = oneOf(controls);
        const QPoint place = control->mapTo(top, placeIn(control));
        return top->rect().contains(place) ? place : placeIn(top);
    }

    void clickSomewhere()
    {
        QWidget* widget = top();
        const QPoint place = aimIn(widget);
        QWidget* under = widget->childAt(place);
        note(QStringLiteral("clicks on %1 %2 of %3")
                 .arg(QLatin1String((under != nullptr ? under : widget)->metaObject()->className()),
                      under != nullptr ? under->accessibleName() : QString(),
                      QLatin1String(widget->metaObject()->className())));
        const Qt::MouseButton button = below(10) > 0 ? Qt::LeftButton : Qt::RightButton;
        const Qt::KeyboardModifiers keys =
            mostly() ? Qt::NoModifier : oneOf(std::array{Qt::ControlModifier, Qt::ShiftModifier});
        if (below(12) == 0)
            QTest::mouseDClick(widget->windowHandle(), button, keys, place);
        else if (below(8) == 0)
            QTest::mouseMove(widget->windowHandle(), place);
        else
            QTest::mouseClick(widget->windowHandle(), button, keys, place);
    }

    void drag()
    {
        const QPointer<QWidget> widget = top();
        const QPoint from = aimIn(widget);
        const QPoint to = placeIn(widget);
        note(QStringLiteral("drags from %1,%2 to %3,%4").arg(from.x()).arg(from.y()).arg(to.x()).arg(to.y()));
        QTest::mousePress(widget->windowHandle(), Qt::LeftButton, {}, from);
        for (const QPoint& place : {(2 * from + to) / 3, (from + 2 * to) / 3, to})
            if (widget && widget->windowHandle() != nullptr)
                QTest::mouseMove(widget->windowHandle(), place);
        if (widget && widget->windowHandle() != nullptr)
            QTest::mouseRelease(widget->windowHandle(), Qt::LeftButton, {}, to);
    }

    void turnWheel()
    {
        QWidget* widget = top();
        const QPoint place = aimIn(widget);
        QWidget* under = widget->childAt(place);
        if (under == nullptr)
            under = widget;
        note(QStringLiteral("turns the wheel on %1").arg(QLatin1String(under->metaObject()->className())));
        QWheelEvent event(under->mapFrom(widget, place), widget->mapToGlobal(place), {},
                          {0, 120 * (below(7) - 3)}, Qt::NoButton,
                          mostly() ? Qt::NoModifier : Qt::ControlModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(under, &event);
    }

    void pressKey()
    {
        static const std::array keys{Qt::Key_Tab,   Qt::Key_Tab,    Qt::Key_Backtab, Qt::Key_Up,
                                     Qt::Key_Down,  Qt::Key_Left,   Qt::Key_Right,   Qt::Key_Return,
                                     Qt::Key_Space, Qt::Key_Escape, Qt::Key_Delete,  Qt::Key_Backspace,
                                     Qt::Key_Home,  Qt::Key_End,    Qt::Key_PageUp,  Qt::Key_PageDown,
                                     Qt::Key_Plus,  Qt::Key_Minus,  Qt::Key_F1,      Qt::Key_F5,
                                     Qt::Key_Menu};
        static const std::array shortcuts{Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_R, Qt::Key_Period,
                                          Qt::Key_O, Qt::Key_S, Qt::Key_C, Qt::Key_A, Qt::Key_Z,
                                          Qt::Key_F, Qt::Key_V, Qt::Key_X, Qt::Key_Q, Qt::Key_Question};
        const bool isShortcut = below(5) == 0;
        const Qt::Key key = isShortcut ? oneOf(shortcuts) : oneOf(keys);
        Qt::KeyboardModifiers with = isShortcut ? Qt::ControlModifier : Qt::NoModifier;
        if (below(8) == 0)
            with |= Qt::ShiftModifier;
        QWidget* widget = top();
        note(QStringLiteral("presses %1 in %2")
                 .arg(QKeySequence(QKeyCombination(with, key)).toString(),
                      QLatin1String(widget->metaObject()->className())));
        QTest::keyClick(widget->windowHandle(), key, with);
    }

    // Nothing that is a path, a program or a host.
    void type()
    {
        QWidget* widget = top();
        if (qobject_cast<TargetDialog*>(widget) != nullptr)
            return pressKey();
        const QLatin1String text(oneOf(std::array{"1", "0", "25", "1000000", "q", "qq", "9,9", "-3", " "}));
        note(QStringLiteral("types “%1”").arg(text));
        for (const char character : std::string_view(text.data(), static_cast<std::size_t>(text.size())))
            if (QWidget* focused = QApplication::focusWidget())
                QTest::keyClick(focused, character);
    }

    void resize()
    {
        const QSize size(900 + below(900), 560 + below(700));
        note(QStringLiteral("makes the window %1×%2").arg(size.width()).arg(size.height()));
        m_user->window.resize(size);
    }

    void changeLook()
    {
        note(QStringLiteral("changes the look"));
        switch (below(3)) {
        case 0:
            return m_user->look.setChoice(
                oneOf(std::array{AppearanceChoice::System, AppearanceChoice::Light, AppearanceChoice::Dark}));
        case 1:
            return m_user->look.wantHighContrast(below(2) == 0);
        default:
            return m_user->look.setTextSize(oneOf(std::array{0, 100, 125, 150, 200}));
        }
    }

    void changeLanguage()
    {
        const SpokenLanguage language = oneOf(spokenLanguages());
        note(QStringLiteral("speaks %1").arg(language.name));
        m_user->language.choose(language.code);
    }

    void openRun()
    {
        const QString run = oneOf(m_runs);
        note(QStringLiteral("opens %1").arg(run));
        if (below(2) == 0)
            m_user->window.openFiles({run});
        else
            m_user->window.layOver({run});
    }

    // At once what goes through all of the machine's files, others after a while.
    void closeDialogs()
    {
        bool isOpen = false;
        for (QDialog* dialog : m_user->window.findChildren<QDialog*>()) {
            if (!dialog->isVisible())
                continue;
            if (qobject_cast<QFileDialog*>(dialog) != nullptr || m_sinceDialog > eventsOfADialog)
                dialog->reject();
            else
                isOpen = true;
        }
        m_sinceDialog = isOpen ? m_sinceDialog + 1 : 0;
    }

    // Out of what holds it: a loop of its own that nothing ends.
    void free()
    {
        if (std::exchange(m_seen, m_acted) != m_acted)
            return;
        QDrag::cancel();
        if (QWidget* popup = QApplication::activePopupWidget())
            popup->close();
        else if (QWidget* modal = QApplication::activeModalWidget())
            modal->close();
    }

    std::mt19937 m_random;
    QStringList m_runs;
    std::unique_ptr<WindowFixture> m_user;
    QTimer m_keeper;
    QStringList m_deeds;
    bool m_tellsAll = qEnvironmentVariableIsSet("BREAKEVEN_MONKEY_TELLS_ALL");
    int m_acted = 0;
    int m_seen = -1;
    int m_sinceDialog = 0;
};

} // namespace

class TestWindowMonkey : public QObject
{
    Q_OBJECT

private slots:
    void init() { forgetEverything(); }

    void nothingThatIsDoneBreaksIt()
    {
        const int events = numberFrom("BREAKEVEN_MONKEY_EVENTS", usualEvents);
        const int seed = numberFrom("BREAKEVEN_MONKEY_SEED", 1);
        qInfo("seed %d, %d events", seed, events);
        const QStringList runs = writtenRuns();
        QVERIFY(!runs.isEmpty());
        const OtherPrograms others;

        const auto before = qInstallMessageHandler(hear);
        {
            Monkey monkey(seed, runs);
            for (int i = 0; i < events && warnings.isEmpty(); ++i)
                monkey.act();
            if (!warnings.isEmpty())
                warnings.append(monkey.deeds());
        }
        qInstallMessageHandler(before);
        QVERIFY2(warnings.isEmpty(), qPrintable(warnings.join(QLatin1Char('\n'))));
    }

private:
    // In the folder of the runs: of one target and of many, with a failure, interrupted, and none at all.
    static QStringList writtenRuns()
    {
        const QDir folder(defaultRunFolder());
        QStringList runs;
        const auto add = [&](const Run& run, const char* name) {
            const QString path = folder.filePath(QLatin1String(name) + QStringLiteral(".breakeven.jsonl"));
            if (writeRun(run, path))
                runs.append(path);
        };
        add(exampleRun(QStringLiteral("first")), "first");
        add(exampleRun(QStringLiteral("second")), "second");
        for (const Preset& preset : presets())
            add(runOfPreset(preset.id), qPrintable(preset.id));
        QFile interrupted(runs.at(1));
        if (interrupted.open(QIODevice::ReadWrite))
            interrupted.resize(interrupted.size() - 300);
        QFile damaged(folder.filePath(QStringLiteral("damaged.breakeven.jsonl")));
        if (damaged.open(QIODevice::WriteOnly) && damaged.write("{\"no\": \"run\"}\n") > 0)
            runs.append(damaged.fileName());
        return runs;
    }
};

int main(int argc, char** argv)
{
    // Nothing of what is done leaves this folder, and no bus is told.
    const QTemporaryDir home;
    qputenv("HOME", QFile::encodeName(home.path()));
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    QDir::setCurrent(home.path());
    return runWindowTest<TestWindowMonkey>(argc, argv);
}

#include "tst_window_monkey.moc"
