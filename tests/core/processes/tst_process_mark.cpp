// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/process_mark.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace breakeven;

class TestProcessMark : public QObject
{
    Q_OBJECT

private slots:
    void aNameTellsWhoMadeIt_data()
    {
        QTest::addColumn<QString>("part"); // of the mark, a letter with what follows it
        QTest::addColumn<QString>("instead");
        QTest::addColumn<Maker>("maker");
        const QString elsewhere = QStringLiteral("0123456789");
        QTest::newRow("this process") << QString() << QString() << Maker::Alive;
        QTest::newRow("an earlier one of its number")
            << QStringLiteral("t[0-9]+") << QStringLiteral("t1") << Maker::Dead;
        QTest::newRow("one before the machine's last start")
            << QStringLiteral("b[0-9a-f]{10}") << QLatin1Char('b') + elsewhere << Maker::Dead;
        QTest::newRow("one of another machine")
            << QStringLiteral("m[0-9a-f]{10}") << QLatin1Char('m') + elsewhere << Maker::Unknown;
        QTest::newRow("one of another machine without an identity")
            << QStringLiteral("b[0-9a-f]{10}m[0-9a-f]{10}") << QStringLiteral("b%1m0000000000").arg(elsewhere)
            << Maker::Unknown;
        QTest::newRow("nobody") << QStringLiteral("-b.*$") << QString() << Maker::Unknown;
    }

    void aNameTellsWhoMadeIt()
    {
        QFETCH(const QString, part);
        QFETCH(const QString, instead);
        QFETCH(const Maker, maker);
        QString name = markedRunId(QStringLiteral("run-1"));
        if (!part.isEmpty())
            name.replace(QRegularExpression(part), instead);
        QCOMPARE(makerOf(QStringLiteral("breakeven-%1-abcdef").arg(name)), maker);
        QCOMPARE(makerOf(QStringLiteral("breakeven:%1:hm").arg(name)), maker);
    }

    void whoIsKilledIsDead()
    {
        QProcess other;
        other.start(QStringLiteral("sleep"), {QStringLiteral("1000")});
        QVERIFY(other.waitForStarted());
        QFile stat(QStringLiteral("/proc/%1/stat").arg(other.processId()));
        QVERIFY(stat.open(QIODevice::ReadOnly));
        const QString began = QString::fromLatin1(stat.readAll().split(' ').value(21));
        QString name = markedRunId(QStringLiteral("run-1"));
        name.replace(QRegularExpression(QStringLiteral("p[0-9]+t[0-9]+$")),
                     QStringLiteral("p%1t%2").arg(other.processId()).arg(began));
        QCOMPARE(makerOf(name), Maker::Alive);
        other.kill();
        QVERIFY(other.waitForFinished());
        QCOMPARE(makerOf(name), Maker::Dead);
    }
};

QTEST_GUILESS_MAIN(TestProcessMark)
#include "tst_process_mark.moc"
