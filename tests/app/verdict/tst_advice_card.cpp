// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verdict/advice_card.h"
#include "core/analysis/analyzer.h"
#include "tests/core/analysis/simulated_run.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <QTranslator>

using namespace breakeven;

namespace {

// Marks every text as translated.
class Marking final : public QTranslator
{
public:
    using QTranslator::QTranslator;
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char* /*context*/, const char* sourceText,
                                    const char* /*disambiguation*/, int /*n*/) const override
    {
        return QStringLiteral("§") + QString::fromUtf8(sourceText);
    }
};

std::shared_ptr<const Run> measured(std::vector<double> roundTrips)
{
    simulation::Machine machine({}, {}, 1);
    return std::make_shared<const Run>(
        machine.run({1, 6}, {.kind = AxisKind::RttUs, .values = std::move(roundTrips)}, 10, 15));
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

} // namespace

class TestAdviceCard : public QObject
{
    Q_OBJECT

private:
    const std::shared_ptr<const Run> m_run = measured({0, 100, 400, 1600});

    const QTemporaryDir m_home;

private slots:
    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
        QCoreApplication::setOrganizationName(QStringLiteral("breakeven"));
    }

    void init() { QSettings().clear(); }

    void copyingPutsTheSettingsIntoTheClipboard()
    {
        AdviceCard card;
        card.show(m_run, analyze(*m_run));
        QTRY_VERIFY(!card.isHidden());
        const auto* button = card.findChild<QPushButton*>();
        QVERIFY(button->isVisibleTo(&card));
        const QString before = button->text();
        auto* knobs = card.findChild<QComboBox*>();
        QCOMPARE(knobs->count(), 3);
        for (int i = 0; const char* line : {"parallel_operations = 6", "ThreadPoolExecutor(max_workers=6)",
                                            "pool.setMaxThreadCount(6);"}) {
            knobs->setCurrentIndex(i);
            emit knobs->activated(i++);
            card.findChild<QPushButton*>()->click();
            const QStringList copied = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'));
            QVERIFY2(copied.contains(QLatin1String(line)), line);
            QVERIFY2(allTexts(card).contains(QLatin1String(line)), qPrintable(allTexts(card)));
            // Just as it stands there, and with one line that sets something.
            QVERIFY2(allTexts(card).contains(copied.join(QLatin1Char('\n'))), qPrintable(allTexts(card)));
            QCOMPARE(std::count_if(copied.cbegin(), copied.cend(),
                                   [](const QString& one) {
                                       return !one.startsWith(QLatin1Char('#')) &&
                                              !one.startsWith(QLatin1String("//"));
                                   }),
                     1);
        }

        QVERIFY2(button->text() != before, "the button must say that it copied");
        QTRY_COMPARE(button->text(), before);
    }

    void aRunWithoutAdviceHidesIt()
    {
        AdviceCard card;
        QVERIFY(card.isHidden());
        card.show(m_run, analyze(*m_run));
        QTRY_VERIFY(!card.isHidden());
        const auto empty = std::make_shared<const Run>();
        card.show(empty, analyze(*empty));
        QTRY_VERIFY(card.isHidden());
    }

    void clearedItStaysAwayThoughAnAnswerIsUnderWay()
    {
        AdviceCard card;
        card.show(m_run, analyze(*m_run));
        card.clear();
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QVERIFY(card.isHidden());
    }

    void anotherLanguageSaysTheSame()
    {
        AdviceCard card;
        card.show(m_run, analyze(*m_run));
        QTRY_VERIFY(!card.isHidden());
        const QString before = allTexts(card);
        QVERIFY(!before.contains(QChar(u'§')));

        Marking marking;
        QVERIFY(QCoreApplication::installTranslator(&marking));
        QTRY_VERIFY(allTexts(card).contains(QChar(u'§')));
        QVERIFY(!card.isHidden());
        const QString after = allTexts(card);
        QVERIFY(after.contains(QLatin1String("parallel_operations = 6")));
        QCOMPARE(after.count(QLatin1Char('\n')), before.count(QLatin1Char('\n')));

        QVERIFY(QCoreApplication::removeTranslator(&marking));
        QTRY_COMPARE(allTexts(card), before);
    }
};

QTEST_MAIN(TestAdviceCard)
#include "tst_advice_card.moc"
