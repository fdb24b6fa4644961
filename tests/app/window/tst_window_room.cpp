// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/plot_view.h"
#include "app/charts/published_plot.h"
#include "app/compare/compare_page.h"
#include "app/help/example_page.h"
#include "app/window/status_line.h"
#include "app/window/top_bar.h"
#include "tests/app/window/window_fixture.h"

#include <QComboBox>
#include <QLineEdit>
#include <QTranslator>

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

// A language whose words are a third longer than English ones, as none of ours are.
class LongLanguage final : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char* /*context*/, const char* source, const char* /*comment*/,
                                    int /*n*/) const override
    {
        QString text = QString::fromUtf8(source);
        constexpr qsizetype word = 6;
        for (qsizetype more = text.size() / 3; more > 1; more -= word)
            text += QLatin1Char(' ') + QString(std::min(more, word - 1), QChar(0x00f6));
        return text;
    }
};

// Calls `look` with the name of each language that the window speaks, and at last with that of the long one.
template <typename Look>
void inEveryLanguage(WindowFixture& user, Look look)
{
    for (const SpokenLanguage& language : spokenLanguages()) {
        user.language.choose(language.code);
        QTest::qWait(20); // until it is laid out
        look(language.name);
        if (QTest::currentTestFailed())
            return;
    }
    user.language.choose(QStringLiteral("en"));
    LongLanguage words;
    QCoreApplication::installTranslator(&words);
    QTest::qWait(20);
    look(QStringLiteral("longer words"));
    QCoreApplication::removeTranslator(&words);
}

// A run of `preset`, shown in the window and compared with another.
void showRuns(WindowFixture& user, const QString& preset, const QString& folder)
{
    const QString path = folder + QStringLiteral("/run.breakeven.jsonl");
    const QString before = folder + QStringLiteral("/before.breakeven.jsonl");
    Run past = runOfPreset(preset);
    past.header.started = past.header.started.addDays(-1);
    past.header.environment.host = QStringLiteral("another-machine-in-another-room");
    QVERIFY(writeRun(runOfPreset(preset), path));
    QVERIFY(writeRun(past, before));
    user.window.openRuns({path});
    QTRY_VERIFY(user.rows() > 0);
    auto* page = user.window.findChild<ComparePage*>();
    page->compare(before, {path});
    QTRY_VERIFY(!page->summary().isEmpty());
}

constexpr QSize smallScreen(1280, 720);

// The way to what holds a window as wide as it is.
QString widest(const QWidget* widget)
{
    QString path;
    for (const QWidget* next = widget; next != nullptr;) {
        const QList<QWidget*> inside = next->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly);
        next = nullptr;
        int most = 0;
        for (const QWidget* child : inside) {
            const int needed = std::max(child->minimumWidth(), child->minimumSizeHint().width());
            if (child->isVisible() && needed > most) {
                next = child;
                most = needed;
            }
        }
        if (next != nullptr)
            path += QStringLiteral(" > %1 %2").arg(describe(next)).arg(most);
    }
    return path;
}

} // namespace

// That everything has room: in every language and preset, on a small screen, with large text.
class TestWindowRoom : public QObject
{
    Q_OBJECT

private slots:
    void init() { forgetEverything(); }

    void noTextIsCut_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QString>("preset");
        for (const Preset& preset : presets())
            for (const QSize size : {smallScreen, QSize(1440, 900)})
                QTest::addRow("%s, %dx%d", qPrintable(preset.id), size.width(), size.height())
                    << size << preset.id;
    }

    // On any page. Of longer words than any language has some are cut; they don't lie over each other.
    void noTextIsCut()
    {
        QFETCH(const QSize, size);
        QFETCH(const QString, preset);
        WindowFixture user;
        const QTemporaryDir folder;
        user.window.choosePreset(preset);
        showRuns(user, preset, folder.path());
        QVERIFY(!QTest::currentTestFailed());
        user.window.resize(size);
        QTRY_COMPARE(user.window.size(), size);
        for (const int page : {1, 2, 3}) {
            user.turnTo(page);
            inEveryLanguage(user, [&](const QString& language) {
                const auto where = [&](const QStringList& found) {
                    return QStringLiteral("page %1, %2:\n%3")
                        .arg(page)
                        .arg(language, found.join(QLatin1Char('\n')));
                };
                if (language != QLatin1String("longer words"))
                    QTRY_VERIFY2(cutTexts(user).isEmpty(), qPrintable(where(cutTexts(user))));
                QTRY_VERIFY2(overlaps(user).isEmpty(), qPrintable(where(overlaps(user))));
            });
            if (QTest::currentTestFailed())
                return;
        }
    }

    void longerWordsAndTheOtherDirectionFitToo_data()
    {
        QTest::addColumn<bool>("mirrored");
        QTest::newRow("left to right") << false;
        QTest::newRow("right to left") << true;
    }

    void longerWordsAndTheOtherDirectionFitToo()
    {
        QFETCH(const bool, mirrored);
        LongLanguage words;
        {
            WindowFixture user;
            QCoreApplication::installTranslator(&words);
            QGuiApplication::setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
            const QSize small(1280, 720);
            QTRY_VERIFY(user.runButton()->text().contains(QChar(0x00f6)));
            QTest::qWait(50); // until it is laid out
            const QSize needed = user.window.minimumSizeHint();
            QVERIFY2(needed.width() <= small.width() && needed.height() <= small.height(),
                     qPrintable(QStringLiteral("%1x%2").arg(needed.width()).arg(needed.height())));
            user.window.resize(small);
            QTRY_COMPARE(user.window.size(), small);
            QTRY_VERIFY2(overlaps(user).isEmpty(), qPrintable(overlaps(user).join(QLatin1Char('\n'))));
            const int middle = user.runButton()->mapTo(&user.window, user.runButton()->rect().center()).x();
            QCOMPARE(middle > small.width() / 2, mirrored);
        }
        QCoreApplication::removeTranslator(&words);
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    }

    void nothingHoldsTheWindowOpen_data()
    {
        QTest::addColumn<QString>("preset");
        QTest::addColumn<double>("textScale");
        for (const Preset& preset : presets())
            for (const double scale : {1.0, 1.5})
                QTest::addRow("%s, %.0f %%", qPrintable(preset.id), scale * 100) << preset.id << scale;
    }

    // Whatever is shown, the window fits a small screen, and most of its middle is the chart.
    void nothingHoldsTheWindowOpen()
    {
        QFETCH(const QString, preset);
        QFETCH(const double, textScale);
        const QFont usual = QApplication::font();
        {
            WindowFixture user;
            QFont font = QApplication::font();
            if (font.pixelSize() > 0)
                font.setPixelSize(static_cast<int>(font.pixelSize() * textScale));
            else
                font.setPointSizeF(font.pointSizeF() * textScale);
            QApplication::setFont(font);
            qApp->setStyleSheet(qApp->styleSheet()); // which keeps the fonts of what it has polished
            const double grown = static_cast<double>(QFontInfo(user.runButton()->font()).pixelSize()) /
                                 QFontInfo(usual).pixelSize();
            QVERIFY2(textScale == 1 || grown > 1.3, qPrintable(QString::number(grown)));
            user.window.choosePreset(preset);
            fitsInEveryLanguage(user, "chosen");
            const QTemporaryDir folder;
            showRuns(user, preset, folder.path());
            fitsInEveryLanguage(user, "answered");
            if (auto* published = user.window.findChild<QPushButton*>(QStringLiteral("publishedTab"));
                published->isVisible()) {
                click(published);
                fitsInEveryLanguage(user, "with the post's table");
            }
            user.turnTo(2);
            fitsInEveryLanguage(user, "compared");
            user.turnTo(3);
            fitsInEveryLanguage(user, "the history");
        }
        QApplication::setFont(usual);
    }

private:
    // At the size that it has, and, as what is shown depends on that, at the smallest.
    static void fitsInEveryLanguage(WindowFixture& user, const char* when)
    {
        for (const QSize size : {QSize(1440, 900), smallScreen}) {
            if (QTest::currentTestFailed())
                return;
            user.window.resize(size);
            QTRY_COMPARE(user.window.size(), size);
            inEveryLanguage(user, [&](const QString& language) {
                const QSize needed = user.window.minimumSizeHint();
                const QString where =
                    QStringLiteral("%1, %2, at %3").arg(QLatin1String(when), language).arg(size.width());
                QVERIFY2(needed.width() <= smallScreen.width() && needed.height() <= smallScreen.height(),
                         qPrintable(QStringLiteral("%1: %2x%3, held by %4")
                                        .arg(where)
                                        .arg(needed.width())
                                        .arg(needed.height())
                                        .arg(widest(&user.window))));
                const QList<const QWidget*> pictures{user.window.findChild<PlotView*>(),
                                                     user.window.findChild<PublishedPlot*>(),
                                                     user.window.findChild<ExamplePage*>()};
                const auto shown = std::find_if(pictures.begin(), pictures.end(),
                                                [](const QWidget* one) { return one->isVisible(); });
                if (shown == pictures.end()) // another page
                    return;
                const int height = std::min((*shown)->height(), (*shown)->parentWidget()->height());
                const auto* status = user.window.findChild<StatusLine*>();
                const auto* top = user.window.findChild<TopBar*>();
                const int middle = size.height() - status->height() - top->height();
                QVERIFY2(height >= 0.4 * middle,
                         qPrintable(QStringLiteral("%1: %2 of %3").arg(where).arg(height).arg(middle)));
            });
        }
    }
};

int main(int argc, char** argv)
{
    return runWindowTest<TestWindowRoom>(argc, argv);
}
#include "tst_window_room.moc"
