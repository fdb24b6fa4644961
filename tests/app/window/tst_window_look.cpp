// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/plot_view.h"
#include "app/verdict/verdict_panel.h"
#include "app/window/chart_panel.h"
#include "core/analysis/analyzer.h"
#include "core/experiment/presets.h"
#include "tests/app/window/window_fixture.h"

#include <QActionGroup>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QScreen>
#include <QTimer>

using namespace breakeven;

namespace {

// Why the text of `label` can't be read in full; empty: it can. A shortened text must be whole in a tool tip.
QString cutText(const QLabel* label)
{
    const QString text = label->text();
    if (text.isEmpty())
        return {};
    if (text.endsWith(QChar(0x2026)) && label->toolTip().size() >= text.size())
        return {};
    if (label->wordWrap()) {
        const int needed = label->heightForWidth(label->width());
        return needed > label->height()
                   ? QStringLiteral("needs %1 px of height, has %2").arg(needed).arg(label->height())
                   : QString();
    }
    const int needed = label->fontMetrics().horizontalAdvance(text);
    return needed > label->width() ? QStringLiteral("needs %1 px, has %2").arg(needed).arg(label->width())
                                   : QString();
}

QString cutText(const QAbstractButton* button)
{
    const QSize needed = button->sizeHint();
    return needed.width() > button->width() || needed.height() > button->height()
               ? QStringLiteral("needs %1x%2, has %3x%4")
                     .arg(needed.width())
                     .arg(needed.height())
                     .arg(button->width())
                     .arg(button->height())
               : QString();
}

QString cutText(const QComboBox* box)
{
    const int needed = box->minimumSizeHint().width();
    return needed > box->width() ? QStringLiteral("needs %1 px, has %2").arg(needed).arg(box->width())
                                 : QString();
}

QString cutText(const QLineEdit* field)
{
    const int needed = field->fontMetrics().horizontalAdvance(field->text()) + 8;
    return needed > field->width() ? QStringLiteral("needs %1 px, has %2").arg(needed).arg(field->width())
                                   : QString();
}

QString textOf(const QComboBox* box)
{
    return box->currentText();
}

template <typename Widget>
QString textOf(const Widget* widget)
{
    return widget->text();
}

template <typename Widget>
void appendCut(QStringList& cut, const WindowFixture& user)
{
    for (const Widget* widget : user.window.findChildren<Widget*>())
        if (widget->isVisible() && !textOf(widget).isEmpty())
            if (const QString why = cutText(widget); !why.isEmpty())
                cut.append(QStringLiteral("“%1” %2").arg(textOf(widget), why));
}

QStringList cutTexts(const WindowFixture& user)
{
    QStringList cut;
    appendCut<QLabel>(cut, user);
    appendCut<QAbstractButton>(cut, user);
    appendCut<QComboBox>(cut, user);
    appendCut<QLineEdit>(cut, user);
    return cut;
}

// Where a widget can be seen, in the window's coordinates.
QRect seenOf(const QWidget* widget, const QWidget* window)
{
    const QRect seen = widget->visibleRegion().boundingRect();
    return seen.isEmpty() ? QRect() : QRect(widget->mapTo(window, seen.topLeft()), seen.size());
}

QString describe(const QWidget* widget)
{
    const auto* label = qobject_cast<const QLabel*>(widget);
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    const QString text = label != nullptr    ? label->text()
                         : button != nullptr ? button->text()
                                             : widget->accessibleName();
    return QStringLiteral("%1 “%2”").arg(QLatin1String(widget->metaObject()->className()), text);
}

// Pairs of things to read or to press that lie over each other.
QStringList overlaps(const WindowFixture& user)
{
    QList<const QWidget*> things;
    for (const QWidget* widget : user.window.findChildren<QWidget*>()) {
        const bool thing = qobject_cast<const QLabel*>(widget) != nullptr ||
                           qobject_cast<const QAbstractButton*>(widget) != nullptr ||
                           qobject_cast<const QComboBox*>(widget) != nullptr ||
                           qobject_cast<const QLineEdit*>(widget) != nullptr ||
                           qobject_cast<const QAbstractItemView*>(widget) != nullptr ||
                           qobject_cast<const PlotView*>(widget) != nullptr;
        if (thing && widget->isVisible())
            things.append(widget);
    }
    QStringList found;
    for (qsizetype i = 0; i < things.size(); ++i)
        for (qsizetype j = i + 1; j < things.size(); ++j)
            if (!things[i]->isAncestorOf(things[j]) && !things[j]->isAncestorOf(things[i]) &&
                seenOf(things[i], &user.window).intersects(seenOf(things[j], &user.window)))
                found.append(QStringLiteral("%1 over %2").arg(describe(things[i]), describe(things[j])));
    return found;
}

} // namespace

class TestWindowLook : public QObject
{
    Q_OBJECT

private slots:
    void init() { forgetEverything(); }

    void theLanguageChangesWhileTheProgramRuns()
    {
        const WindowFixture user;
        QVERIFY(user.runButton()->text().contains(QStringLiteral("Run")));
        user.choose(QStringLiteral("Deutsch"));
        QTRY_VERIFY(user.runButton()->text().contains(QStringLiteral("Messen")));
        QVERIFY(user.says(QStringLiteral("ZIELE")));
        QVERIFY(user.says(QStringLiteral("Ab wo lohnen sich Threads?")));
        user.choose(QStringLiteral("English"));
        QTRY_VERIFY(user.runButton()->text().contains(QStringLiteral("Run")));
    }

    void theLanguageIsKept()
    {
        {
            const WindowFixture user;
            user.choose(QStringLiteral("Deutsch"));
        }
        const WindowFixture later;
        QVERIFY(later.runButton()->text().contains(QStringLiteral("Messen")));
    }

    void theAppearanceChangesWhileTheProgramRunsAndIsKept()
    {
        {
            const WindowFixture user;
            user.choose(QStringLiteral("Dark"));
            QCOMPARE(user.look.current().appearance, Appearance::Dark);
            QCOMPARE(user.window.palette().color(QPalette::Window), theme(Appearance::Dark).window);
            user.choose(QStringLiteral("Light"));
            QCOMPARE(user.window.palette().color(QPalette::Window), theme(Appearance::Light).window);
            user.choose(QStringLiteral("Dark"));
        }
        const WindowFixture later;
        QCOMPARE(later.look.choice(), AppearanceChoice::Dark);
    }

    void theMenuMarksWhatIsInUse()
    {
        const WindowFixture user;
        const auto marked = [&user] {
            QStringList texts;
            for (const QAction* action : user.window.findChildren<QAction*>())
                if (action->isCheckable() && action->isChecked() && action->actionGroup() != nullptr)
                    texts.append(action->text());
            texts.sort();
            return texts.join(QLatin1Char(' '));
        };
        user.choose(QStringLiteral("Light"));
        user.choose(QStringLiteral("English"));
        QTRY_COMPARE(marked(), QStringLiteral("English Light"));
        user.choose(QStringLiteral("Dark"));
        user.choose(QStringLiteral("Deutsch"));
        QTRY_COMPARE(marked(), QStringLiteral("Deutsch Dunkel"));
    }

    void theFirstWindowFitsASmallScreen()
    {
        QSettings().clear();
        Language language;
        ApplicationTheme look;
        const MainWindow window(&look, &language);
        const int screen = window.screen()->availableSize().height(); // 800 off screen
        QVERIFY2(window.height() < screen, qPrintable(QString::number(window.height())));
    }

    void noTextIsCut_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QString>("preset");
        for (const Preset& preset : presets()) {
            for (const QString& language : {QStringLiteral("English"), QStringLiteral("Deutsch")}) {
                QTest::addRow("%s, %s, 1280x720", qPrintable(language), qPrintable(preset.id))
                    << language << QSize(1280, 720) << preset.id;
                QTest::addRow("%s, %s, 1440x900", qPrintable(language), qPrintable(preset.id))
                    << language << QSize(1440, 900) << preset.id;
            }
        }
    }

    void noTextIsCut()
    {
        QFETCH(const QString, language);
        QFETCH(const QSize, size);
        QFETCH(const QString, preset);
        WindowFixture user;
        user.choose(language);
        user.window.choosePreset(preset);
        showExample(user);
        user.window.resize(size);
        QTRY_COMPARE(user.window.size(), size);
        QTRY_VERIFY2(cutTexts(user).isEmpty(), qPrintable(cutTexts(user).join(QLatin1Char('\n'))));
        QVERIFY2(overlaps(user).isEmpty(), qPrintable(overlaps(user).join(QLatin1Char('\n'))));
    }

    void aLongLineOfCodeIsNotCut()
    {
        WindowFixture user;
        showExample(user);
        user.window.resize(1280, 720);
        const auto shownCode = [&user]() -> QLabel* {
            for (QLabel* label : user.window.findChildren<QLabel*>())
                if (label->property("role") == QStringLiteral("code") && label->isVisible())
                    return label;
            return nullptr;
        };
        QTRY_VERIFY(shownCode() != nullptr);
        QLabel* code = shownCode();
        code->setText(QString(50, QLatin1Char('x')));
        const auto* panel = user.window.findChild<VerdictPanel*>();
        QTRY_VERIFY(code->width() >= code->sizeHint().width());
        QTRY_COMPARE(panel->visibleRegion().boundingRect().width(), panel->width());
    }

    void aStormOfChangesIsDrawnFifteenTimesASecond()
    {
        const auto run = std::make_shared<const Run>(exampleRun(QStringLiteral("storm")));
        const auto analysis = std::make_shared<Analysis>(analyze(*run));
        ChartPanel panel;
        panel.resize(800, 500);
        panel.setVisible(true);
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        panel.setCurrent(run, analysis);
        const PaintCount paints(panel.findChild<PlotView*>());
        QTimer storm;
        connect(&storm, &QTimer::timeout, &panel, [&] {
            analysis->points.front().summary.p50 += std::chrono::microseconds(1);
            panel.invalidate();
        });
        storm.start(1);
        QTRY_VERIFY(paints.milliseconds() > 1500);
        QVERIFY2(!paints.exceeds(15), qPrintable(QString::number(paints.most())));
        QVERIFY(paints.most() > 1);
    }

    void everyControlHasAName()
    {
        const WindowFixture user;
        for (const QWidget* widget : user.window.findChildren<QWidget*>()) {
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            const bool named =
                !widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty());
            const bool control = button != nullptr || qobject_cast<const QLineEdit*>(widget) != nullptr ||
                                 qobject_cast<const QAbstractItemView*>(widget) != nullptr;
            const QByteArray name = widget->objectName().toUtf8();
            if (control && widget->isVisible() && !name.startsWith("qt_") &&
                widget->metaObject()->className() != QByteArray("QTableCornerButton") &&
                qobject_cast<const QHeaderView*>(widget) == nullptr)
                QVERIFY2(named, widget->metaObject()->className());
        }
    }

private:
    // With an answer in it the window has the most text.
    static void showExample(WindowFixture& user)
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("run.breakeven.jsonl"));
        QVERIFY(writeRun(exampleRun(QStringLiteral("A run with a title that is rather long")), path));
        const QString before = user.verdict();
        user.window.openRuns({path});
        QTRY_VERIFY(user.verdict() != before);
    }
};

int main(int argc, char** argv)
{
    return runWindowTest<TestWindowLook>(argc, argv);
}
#include "tst_window_look.moc"
