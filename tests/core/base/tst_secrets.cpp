// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/secrets.h"

#include <QTest>

using namespace breakeven;

class TestSecrets : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        for (const char* secret :
             {"hunter2", "pa'ss\"w\\ord", "grö/ße@", "abc", "0123456789abcdefghijklmnop"})
            keepSecret(QString::fromUtf8(secret));
    }

    void whatOthersSayHoldsNone_data()
    {
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("told");
        const auto row = [](const char* name, const char* said, const char* told) {
            QTest::newRow(name) << QString::fromUtf8(said) << QString::fromUtf8(told);
        };
        row("nothing of it", "ERR unknown command", "ERR unknown command");
        row("a server that repeats it", "ERR unknown command 'AUTH', with args beginning with: 'hunter2' ",
            "ERR unknown command 'AUTH', with args beginning with: '***' ");
        row("twice", "hunter2, hunter2", "***, ***");
        row("within a word", "xhunter2y", "x***y");
        row("cut short", "args: '0123456789abcdefgh", "args: '***");
        row("another that begins a little alike", "0123456789 apples", "0123456789 apples");
        row("in a URL", "redis://:gr%C3%B6%2F%C3%9Fe%40@cache", "redis://:***@cache");
        row("in JSON", "{\"password\": \"pa'ss\\\"w\\\\ord\"}", "{\"password\": \"***\"}");
        row("in Python", "login('pa\\'ss\"w\\\\ord')", "login('***')");
        row("in Python's bytes", "b'gr\\xc3\\xb6/\\xc3\\x9fe@'", "b'***'");
        row("a short one alone", "password abc!", "password ***!");
        row("a short one within a word", "abcess fabc", "abcess fabc");
    }

    void whatOthersSayHoldsNone()
    {
        QFETCH(const QString, said);
        QTEST(redacted(said), "told");
    }

    void aSentenceHoldsNone()
    {
        const QString said = codedText({Error::Code::Rejected, QStringLiteral("redis://cache:6379"),
                                        QStringLiteral("ERR unknown command 'AUTH' 'hunter2'")});
        QVERIFY2(!said.contains(QLatin1String("hunter2")), qPrintable(said));
        QVERIFY2(said.contains(QLatin1String("***")), qPrintable(said));
    }
};

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
