// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/role.h"
#include "app/theme/style_sheet.h"
#include "app/theme/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QTest>

#include <cmath>

using namespace breakeven;

namespace {

// Relative luminance and contrast ratio as WCAG 2.1 defines them.
double luminance(const QColor& colour)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

double contrast(const QColor& one, const QColor& other)
{
    const double lighter = std::max(luminance(one), luminance(other));
    const double darker = std::min(luminance(one), luminance(other));
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private slots:
    void textCanBeRead_data()
    {
        QTest::addColumn<Appearance>("appearance");
        QTest::newRow("in the light") << Appearance::Light;
        QTest::newRow("in the dark") << Appearance::Dark;
    }

    void textCanBeRead()
    {
        QFETCH(const Appearance, appearance);
        const Theme& look = theme(appearance);
        QCOMPARE(look.appearance, appearance);
        for (const QColor& ground : {look.card, look.window, look.accentSoft})
            QVERIFY(contrast(look.text, ground) >= 7);
        for (const QColor& ground : {look.card, look.window})
            QVERIFY(contrast(look.mutedText, ground) >= 4.5);
        QVERIFY(contrast(look.accentText, look.accent) >= 4.5);
        QVERIFY(contrast(look.accent, look.card) >= 4.5);
        QVERIFY(contrast(look.accent, look.accentSoft) >= 4.5);
    }

    void everyColourOfTheStyleSheetIsFilledIn()
    {
        for (const Appearance appearance : {Appearance::Light, Appearance::Dark})
            QVERIFY(!styleSheetOf(theme(appearance)).contains(QLatin1Char('@')));
    }

    void aRoleReachesAWidgetThatIsShownAlready()
    {
        qApp->setStyleSheet(styleSheetOf(theme(Appearance::Light)));
        QLabel label(QStringLiteral("TARGETS"));
        label.show();
        const QColor before = label.palette().color(QPalette::WindowText);
        setRole(&label, Role::Muted);
        QCOMPARE(label.palette().color(QPalette::WindowText), theme(Appearance::Light).mutedText);
        QVERIFY(before != theme(Appearance::Light).mutedText);
        qApp->setStyleSheet({});
    }

    void aWrongFieldSaysSo()
    {
        QLineEdit field;
        setInvalid(&field, true);
        QCOMPARE(field.property("invalid").toBool(), true);
        setInvalid(&field, false);
        QCOMPARE(field.property("invalid").toBool(), false);
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
