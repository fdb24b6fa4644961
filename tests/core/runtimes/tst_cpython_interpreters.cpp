// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/cpython_interpreters.h"
#include "tests/core/runtimes/test_python.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace breakeven;

class TestCPythonInterpreters : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!QFile::exists(debianPython()))
            QSKIP("no /usr/bin/python3: apt-get install python3");
    }

    void aProbeTellsWhatImports()
    {
        const auto probed = probeInterpreter(debianPython());
        QVERIFY(probed.ok());
        QCOMPARE(probed.value().path, debianPython());
        QVERIFY(probed.value().version.startsWith(QLatin1String("3.")));
        QCOMPARE(probed.value().implementation, QStringLiteral("CPython"));
        QCOMPARE(probed.value().numpy, hasModules(debianPython(), QStringLiteral("numpy")));
        QCOMPARE(probed.value().redis, hasModules(debianPython(), QStringLiteral("redis")));
    }

    void whatIsNoPythonIsSaid_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<Error::Code>("code");
        QTest::newRow("it fails") << QByteArray("echo broken >&2; exit 3\n") << Error::Code::ProcessEnded;
        QTest::newRow("it says nothing") << QByteArray("exit 0\n") << Error::Code::ProcessEnded;
        QTest::newRow("it says something else") << QByteArray("echo 42\n") << Error::Code::ProcessEnded;
    }

    void whatIsNoPythonIsSaid()
    {
        QFETCH(const QByteArray, script);
        QFETCH(const Error::Code, code);
        const QTemporaryDir folder;
        const auto probed = probeInterpreter(scriptedInterpreter(folder, script));
        QVERIFY(!probed.ok());
        QCOMPARE(probed.error().code, code);
    }

    void aMissingOneIsNotFound()
    {
        const auto probed = probeInterpreter(QStringLiteral("/nowhere/python3"));
        QVERIFY(!probed.ok());
        QCOMPARE(probed.error().code, Error::Code::NotFound);
    }

    void everyOneIsFoundOnceAndPathComesFirst()
    {
        const QTemporaryDir folder;
        QVERIFY(QFile::link(debianPython(), folder.filePath(QStringLiteral("python3"))));
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", folder.path().toUtf8() + ":/usr/bin:/bin");
        const auto found = findInterpreters();
        const auto chosen = chooseInterpreter(false);
        qputenv("PATH", path);

        QVERIFY(!found.empty());
        QCOMPARE(found.front().path, folder.filePath(QStringLiteral("python3")));
        std::set<QString> paths;
        for (const PythonInterpreter& interpreter : found)
            QVERIFY(paths.insert(interpreter.path).second);
        QVERIFY2(!paths.contains(debianPython()), "the same interpreter by another way");
        QVERIFY(chosen.ok());
        QCOMPARE(chosen.value().numpy, std::any_of(found.cbegin(), found.cend(), [](const auto& interpreter) {
                     return interpreter.numpy;
                 }));
    }

    void aStopEndsTheSearch()
    {
        std::stop_source source;
        source.request_stop();
        QVERIFY(findInterpreters(source.get_token()).empty());
        const auto chosen = chooseInterpreter(true, source.get_token());
        QVERIFY(!chosen.ok());
        QCOMPARE(chosen.error().code, Error::Code::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestCPythonInterpreters)
#include "tst_cpython_interpreters.moc"
