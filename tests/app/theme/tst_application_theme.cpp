// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/application_theme.h"

#include <QApplication>
#include <QPalette>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace breakeven;

namespace {

QColor windowColour()
{
    return QApplication::palette().color(QPalette::Window);
}

QPalette systemPalette(const QColor& window)
{
    QPalette palette = QApplication::palette();
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::WindowText,
                     window.lightnessF() < 0.5 ? QColor(0xf0, 0xf0, 0xf0) : QColor(0x20, 0x20, 0x20));
    return palette;
}

} // namespace

class TestApplicationTheme : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_settings = std::make_unique<QTemporaryDir>();
        QVERIFY(m_settings->isValid());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings->path());
        QApplication::setOrganizationName(QStringLiteral("breakeven-test-") +
                                          QString::fromLatin1(QTest::currentTestFunction()));
        QApplication::setPalette(systemPalette(Qt::white));
    }

    void theFirstStartFollowsTheSystem()
    {
        const ApplicationTheme look;
        QCOMPARE(look.choice(), AppearanceChoice::System);
        QCOMPARE(look.current().appearance, Appearance::Light);
        QCOMPARE(windowColour(), theme(Appearance::Light).window);
    }

    void aSystemOfHighContrastGivesAProgramOfHighContrast()
    {
        QPalette palette = systemPalette(Qt::black);
        palette.setColor(QPalette::WindowText, Qt::white);
        QApplication::setPalette(palette);
        const ApplicationTheme look;
        QCOMPARE(look.current(), theme(Appearance::Dark, Contrast::High));
        QCOMPARE(windowColour(), QColor(Qt::black));
    }

    void highContrastIsKeptWhereItIsWanted()
    {
        {
            ApplicationTheme look;
            look.wantHighContrast(true);
            QCOMPARE(look.current().mutedText, QColor(Qt::black));
        }
        QApplication::setPalette(systemPalette(Qt::white));
        ApplicationTheme look;
        QVERIFY(look.wantsHighContrast());
        QCOMPARE(look.current(), theme(Appearance::Light, Contrast::High));
        look.wantHighContrast(false);
        QCOMPARE(look.current(), theme(Appearance::Light));
    }

    void aDarkSystemGivesADarkProgram()
    {
        QApplication::setPalette(systemPalette(QColor(20, 20, 20)));
        const ApplicationTheme look;
        QCOMPARE(look.current().appearance, Appearance::Dark);
    }

    void aChoiceTakesEffectAtOnceAndIsSaidOnce()
    {
        ApplicationTheme look;
        QSignalSpy changed(&look, &ApplicationTheme::changed);
        look.setChoice(AppearanceChoice::Dark);
        QCOMPARE(windowColour(), theme(Appearance::Dark).window);
        QCOMPARE(changed.count(), 1);
        look.setChoice(AppearanceChoice::Dark);
        QCOMPARE(changed.count(), 1);
    }

    void aChoiceOutlivesTheProgram()
    {
        {
            ApplicationTheme look;
            look.setChoice(AppearanceChoice::Dark);
        }
        QApplication::setPalette(systemPalette(Qt::white));
        const ApplicationTheme again;
        QCOMPARE(again.choice(), AppearanceChoice::Dark);
        QCOMPARE(again.current().appearance, Appearance::Dark);
    }

    void theSystemsTurnToDarkIsFollowed()
    {
        ApplicationTheme look;
        QSignalSpy changed(&look, &ApplicationTheme::changed);
        QApplication::setPalette(systemPalette(QColor(20, 20, 20)));
        QTRY_COMPARE(look.current().appearance, Appearance::Dark);
        QTRY_COMPARE(windowColour(), theme(Appearance::Dark).window);
        QVERIFY(changed.count() >= 1);
    }

    void aChosenLookStaysWhenTheSystemTurns()
    {
        ApplicationTheme look;
        look.setChoice(AppearanceChoice::Light);
        QApplication::setPalette(systemPalette(QColor(20, 20, 20)));
        QTRY_COMPARE(windowColour(), theme(Appearance::Light).window);
        QCOMPARE(look.current().appearance, Appearance::Light);
    }

private:
    std::unique_ptr<QTemporaryDir> m_settings;
};

QTEST_MAIN(TestApplicationTheme)
#include "tst_application_theme.moc"
