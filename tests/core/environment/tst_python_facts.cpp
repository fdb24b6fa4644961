// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/environment/environment.h"
#include "core/environment/environment_json.h"

#include <QTest>

using namespace breakeven;

namespace {

PythonFacts freeThreaded()
{
    return {.interpreter = QStringLiteral("/opt/ü/bin/python3.13t"),
            .version = QStringLiteral("3.13.1"),
            .implementation = QStringLiteral("CPython"),
            .gil = false,
            .numpy = {},
            .redis = QStringLiteral("5.2.0"),
            .rados = QStringLiteral("3.0.0"),
            .workload = QStringLiteral("pure-python")};
}

} // namespace

class TestPythonFacts : public QObject
{
    Q_OBJECT

private slots:
    void comeBackAsTheyWere()
    {
        Environment environment;
        environment.pythons = {freeThreaded(), PythonFacts{}};
        QCOMPARE(environmentFromJson(toJson(environment)).pythons, environment.pythons);
    }

    void aRunWithoutPythonSaysNothingOfIt()
    {
        QVERIFY(!toJson(Environment{}).contains(QLatin1String("pythons")));
    }

    void aMissingNumpyIsAFinding()
    {
        Environment environment;
        environment.pythons = {freeThreaded()};
        const QStringList found = findings(environment);
        QCOMPARE(found.size(), qsizetype{1});
        QVERIFY(found.front().contains(QLatin1String("numpy")));
        environment.pythons.front().workload = QStringLiteral("numpy");
        QVERIFY(findings(environment).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestPythonFacts)
#include "tst_python_facts.moc"
