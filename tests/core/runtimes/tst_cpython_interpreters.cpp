// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/cpython_interpreters.h"
#include "tests/core/runtimes/test_python.h"

#include <QTest>

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

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
        for (const QString& module : {QStringLiteral("redis"), QStringLiteral("rados")})
            QCOMPARE(probed.value().clients.contains(module), hasModules(debianPython(), module));
    }

    void theGilIsAskedForAfterTheImports()
    {
        // As in a free-threaded Python that a module brings the GIL back to.
        const QTemporaryDir folder;
        written(folder, QStringLiteral("sitecustomize.py"),
                "import sys\nsys._is_gil_enabled = lambda: 'numpy' in sys.modules\n");
        written(folder, QStringLiteral("numpy.py"), "\n");
        const QString interpreter = scriptedInterpreter(folder, "PYTHONPATH='" + folder.path().toUtf8() +
                                                                    "' exec /usr/bin/python3 \"$@\"\n");
        const auto withNumpy = probeInterpreter(interpreter);
        QVERIFY(withNumpy.ok());
        QVERIFY(withNumpy.value().numpy);
        QVERIFY(withNumpy.value().gil);

        written(folder, QStringLiteral("numpy.py"), "raise ImportError\n");
        written(folder, QStringLiteral("sitecustomize.py"),
                "import sys\nsys._is_gil_enabled = lambda: False\n");
        const auto without = probeInterpreter(interpreter);
        QVERIFY(without.ok());
        QVERIFY(!without.value().gil);
    }

    void whatTheTargetsNeedIsPreferred_data()
    {
        QTest::addColumn<QStringList>("needed");
        QTest::addColumn<QString>("chosen");
        QTest::newRow("nothing but numpy") << QStringList{} << QStringLiteral("a");
        QTest::newRow("redis-py") << QStringList{QStringLiteral("redis")} << QStringLiteral("b");
        QTest::newRow("librados' binding") << QStringList{QStringLiteral("rados")} << QStringLiteral("c");
        QTest::newRow("both") << QStringList{QStringLiteral("redis"), QStringLiteral("rados")}
                              << QStringLiteral("d");
    }

    void whatTheTargetsNeedIsPreferred()
    {
        QFETCH(const QStringList, needed);
        QFETCH(const QString, chosen);
        const QTemporaryDir all;
        QStringList folders;
        const std::vector<std::pair<const char*, const char*>> scripted{{"a", "'numpy'"},
                                                                        {"b", "'numpy', 'redis'"},
                                                                        {"c", "'numpy', 'rados'"},
                                                                        {"d", "'redis', 'rados'"}};
        for (const auto& [name, modules] : scripted) {
            const QString folder = all.filePath(QLatin1String(name));
            QVERIFY(QDir().mkdir(folder));
            QFile file(folder + QStringLiteral("/python3"));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(
                QByteArray("#!/usr/bin/python3\nimport json\nmodules = {") + "name: name in (" + modules +
                ") for name in ('numpy', 'redis', 'rados')}\n"
                "print(json.dumps({'type': 'probe', 'version': '3.11.0', 'implementation': 'CPython',\n"
                "                  'gil': True, 'identity': '" +
                name + "', **modules}), flush=True)\n");
            file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
            folders.append(folder);
        }
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", folders.join(QLatin1Char(':')).toUtf8());
        const auto found = chooseInterpreter(needed);
        qputenv("PATH", path);
        QVERIFY(found.ok());
        if (needed.size() == 2 && found.value().path == debianPython())
            return; // which has it all
        QCOMPARE(found.value().path, all.filePath(chosen + QStringLiteral("/python3")));
    }

    void whatIsNoPythonIsSaid_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<AnyCode>("code");
        QTest::newRow("it fails") << QByteArray("echo broken >&2; exit 3\n")
                                  << AnyCode(Error::Code::ProcessEnded);
        QTest::newRow("it says nothing") << QByteArray("exit 0\n") << AnyCode(Error::Code::ProcessEnded);
        QTest::newRow("it says something else")
            << QByteArray("echo 42\n") << AnyCode(Error::Code::ProcessEnded);
    }

    void whatIsNoPythonIsSaid()
    {
        QFETCH(const QByteArray, script);
        QFETCH(const AnyCode, code);
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
        const auto chosen = chooseInterpreter({});
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
        const auto chosen = chooseInterpreter({QStringLiteral("redis")}, source.get_token());
        QVERIFY(!chosen.ok());
        QCOMPARE(chosen.error().code, Error::Code::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestCPythonInterpreters)
#include "tst_cpython_interpreters.moc"
