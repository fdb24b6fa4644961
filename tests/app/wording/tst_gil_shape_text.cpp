// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/gil_shape_text.h"

#include <QTest>

using namespace breakeven;

class TestGilShapeText : public QObject
{
    Q_OBJECT

private slots:
    void itSaysWhichShapeWasMeasured_data()
    {
        QTest::addColumn<PythonFacts>("python");
        QTest::addColumn<Plan>("plan");
        QTest::addColumn<QString>("begins");
        QTest::addColumn<bool>("isCaveat");
        PythonFacts seen;
        seen.implementation = QStringLiteral("CPython");
        seen.gilReleases = 5;
        PythonFacts unseen = seen;
        unseen.gilReleases.reset();
        PythonFacts own = seen;
        own.ownSteps = QStringList{QStringLiteral("work")};
        PythonFacts ownStorage = seen;
        ownStorage.ownSteps = QStringList{QStringLiteral("read"), QStringLiteral("write")};
        PythonFacts free = seen;
        free.gil = false;
        Plan plan;
        plan.runtimes = {RuntimeKind::Native, RuntimeKind::CPython};
        Plan native;
        Plan asked = plan;
        asked.workload.gilReleases = 27;
        // clang-format off
        QTest::newRow("seen") << seen << plan
            << QStringLiteral("The built-in compute lets the GIL go 5 time(s) an operation.") << true;
        QTest::newRow("what was seen counts") << seen << asked
            << QStringLiteral("The built-in compute lets the GIL go 5 time(s) an operation.") << true;
        QTest::newRow("asked for, not seen") << unseen << asked
            << QStringLiteral("The built-in compute was to let the GIL go 27 time(s) an operation.") << true;
        QTest::newRow("neither") << unseen << plan << QStringLiteral("How often") << true;
        QTest::newRow("the user's own") << own << asked
            << QStringLiteral("Your own work lets the GIL go 5 time(s) an operation.") << false;
        QTest::newRow("the user's own storage, our compute") << ownStorage << plan
            << QStringLiteral("The built-in compute") << true;
        QTest::newRow("no GIL") << free << plan << QString() << false;
        QTest::newRow("no Python in the plan") << seen << native << QString() << false;
        // clang-format on
    }

    void itSaysWhichShapeWasMeasured()
    {
        QFETCH(const PythonFacts, python);
        QFETCH(const Plan, plan);
        QFETCH(const QString, begins);
        QFETCH(const bool, isCaveat);
        const QString text = gilShapeText(python, plan);
        QCOMPARE(text.isEmpty(), begins.isEmpty());
        QVERIFY2(text.startsWith(begins), qPrintable(text));
        QCOMPARE(text.contains(QLatin1String("your own batch file is the way to know")), isCaveat);
    }
};

QTEST_GUILESS_MAIN(TestGilShapeText)
#include "tst_gil_shape_text.moc"
