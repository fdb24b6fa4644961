// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/python_options.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace breakeven;

namespace {

// What `arguments` make of a plan of the defaults.
Status apply(Plan& plan, const QStringList& arguments)
{
    const PythonOptions options;
    QCommandLineParser parser;
    options.addTo(parser);
    if (!parser.parse(QStringList{QStringLiteral("breakeven")} + arguments))
        return Error{Error::Code::Internal, parser.errorText(), {}};
    return options.applyTo(plan, parser);
}

} // namespace

class TestPythonOptions : public QObject
{
    Q_OBJECT

private slots:
    void runtimesAreTakenInTheirOrderAndOnce()
    {
        Plan plan;
        QVERIFY(
            apply(plan, {QStringLiteral("--runtime"), QStringLiteral("gil-model, cpython,cpython")}).ok());
        QCOMPARE(plan.runtimes, (std::vector{RuntimeKind::GilModel, RuntimeKind::CPython}));
    }

    void withoutOptionsThePlanStays()
    {
        Plan plan;
        plan.runtimes = {RuntimeKind::CPython};
        plan.python.interpreter = QStringLiteral("/opt/python3");
        const Plan before = plan;
        QVERIFY(apply(plan, {}).ok());
        QVERIFY(plan == before);
    }

    void filesAreFoundAsAShellFindsThem()
    {
        const QTemporaryDir folder;
        QFile batch(folder.filePath(QStringLiteral("batch.py")));
        QVERIFY(batch.open(QIODevice::WriteOnly));
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(folder.path()));
        Plan plan;
        const Status applied =
            apply(plan, {QStringLiteral("--runtime=cpython"), QStringLiteral("--python=sh"),
                         QStringLiteral("--batch-file=batch.py")});
        QDir::setCurrent(before);
        QVERIFY(applied.ok());
        QVERIFY(plan.python.interpreter.startsWith(QLatin1Char('/')));
        QVERIFY(plan.python.interpreter.endsWith(QLatin1String("/sh")));
        QVERIFY(QFile::exists(plan.python.batchFile));
        QVERIFY(plan.python.batchFile.startsWith(QLatin1Char('/')));
    }

    void whatIfIsTakenForTheModel()
    {
        Plan plan;
        QVERIFY(apply(plan, {QStringLiteral("--runtime=gil-model"), QStringLiteral("--switch-interval=500us"),
                             QStringLiteral("--held"), QStringLiteral("0.02 ms")})
                    .ok());
        QCOMPARE(plan.python.switchInterval, std::chrono::nanoseconds(std::chrono::microseconds(500)));
        QCOMPARE(plan.python.heldPerCall,
                 std::optional<std::chrono::nanoseconds>(std::chrono::microseconds(20)));
        QVERIFY(plan.python.gil);
        QVERIFY(apply(plan, {QStringLiteral("--no-gil")}).ok());
        QVERIFY(!plan.python.gil);
    }

    void whatIsWrongIsSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<Error::Code>("code");
        const QString model = QStringLiteral("--runtime=gil-model");
        QTest::newRow("a switch interval that nothing switches by")
            << QStringList{QStringLiteral("--switch-interval=1ms")} << Error::Code::InvalidInput;
        QTest::newRow("no GIL where there is none anyway")
            << QStringList{QStringLiteral("--no-gil")} << Error::Code::InvalidInput;
        QTest::newRow("a switch interval that is none")
            << QStringList{model, QStringLiteral("--switch-interval=soon")} << Error::Code::InvalidInput;
        QTest::newRow("a switch interval below what can be kept")
            << QStringList{model, QStringLiteral("--switch-interval=10ns")} << Error::Code::InvalidInput;
        QTest::newRow("an endless switch interval")
            << QStringList{model, QStringLiteral("--switch-interval=99999999999999s")}
            << Error::Code::InvalidInput;
        QTest::newRow("a held time beyond all calls")
            << QStringList{model, QStringLiteral("--held=2s")} << Error::Code::InvalidInput;
        QTest::newRow("switching what isn't there")
            << QStringList{model, QStringLiteral("--no-gil"), QStringLiteral("--switch-interval=1ms")}
            << Error::Code::InvalidInput;
        QTest::newRow("an unknown runtime")
            << QStringList{QStringLiteral("--runtime=jython")} << Error::Code::InvalidInput;
        QTest::newRow("no runtime at all")
            << QStringList{QStringLiteral("--runtime=")} << Error::Code::InvalidInput;
        QTest::newRow("a Python that nothing uses")
            << QStringList{QStringLiteral("--python=python3")} << Error::Code::InvalidInput;
        QTest::newRow("a batch that nothing runs")
            << QStringList{QStringLiteral("--runtime=gil-model"), QStringLiteral("--batch-file=x.py")}
            << Error::Code::InvalidInput;
        QTest::newRow("an interpreter that isn't there")
            << QStringList{QStringLiteral("--runtime=cpython"), QStringLiteral("--python=python-of-nowhere")}
            << Error::Code::NotFound;
        QTest::newRow("a batch that isn't there")
            << QStringList{QStringLiteral("--runtime=cpython"), QStringLiteral("--batch-file=/nowhere.py")}
            << Error::Code::NotFound;
    }

    void whatIsWrongIsSaid()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const Error::Code, code);
        Plan plan;
        const Status applied = apply(plan, arguments);
        QVERIFY(!applied.ok());
        QCOMPARE(applied.error().code, code);
        QVERIFY(!sentence(applied.error()).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestPythonOptions)
#include "tst_python_options.moc"
