// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/python_options.h"
#include "app/wording/error_text.h"
#include "core/plan/plan_code.h"

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
        QVERIFY(apply(plan, {QStringLiteral("--runtime"), QStringLiteral("cpython, native,cpython")}).ok());
        QCOMPARE(plan.runtimes, (std::vector{RuntimeKind::CPython, RuntimeKind::Native}));
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

    void whatIsWrongIsSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<AnyCode>("code");
        QTest::newRow("a runtime that was removed")
            << QStringList{QStringLiteral("--runtime=native,gil-model")} << AnyCode(PlanCode::RuntimeRemoved);
        QTest::newRow("an unknown runtime")
            << QStringList{QStringLiteral("--runtime=jython")} << AnyCode(Error::Code::InvalidInput);
        QTest::newRow("no runtime at all")
            << QStringList{QStringLiteral("--runtime=")} << AnyCode(Error::Code::InvalidInput);
        QTest::newRow("a Python that nothing uses")
            << QStringList{QStringLiteral("--python=python3")} << AnyCode(Error::Code::InvalidInput);
        QTest::newRow("a batch that nothing runs")
            << QStringList{QStringLiteral("--runtime=native"), QStringLiteral("--batch-file=x.py")}
            << AnyCode(Error::Code::InvalidInput);
        QTest::newRow("an interpreter that isn't there")
            << QStringList{QStringLiteral("--runtime=cpython"), QStringLiteral("--python=python-of-nowhere")}
            << AnyCode(Error::Code::NotFound);
        QTest::newRow("a batch that isn't there")
            << QStringList{QStringLiteral("--runtime=cpython"), QStringLiteral("--batch-file=/nowhere.py")}
            << AnyCode(Error::Code::NotFound);
    }

    void whatIsWrongIsSaid()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const AnyCode, code);
        Plan plan;
        const Status applied = apply(plan, arguments);
        QVERIFY(!applied.ok());
        QCOMPARE(applied.error().code, code);
        QVERIFY(!sentence(applied.error()).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestPythonOptions)
#include "tst_python_options.moc"
