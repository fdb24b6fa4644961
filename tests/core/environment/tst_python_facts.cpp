// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/environment/environment.h"
#include "core/environment/environment_code.h"
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
            .clients = {{QStringLiteral("redis"), QStringLiteral("5.2.0")},
                        {QStringLiteral("rados"), QStringLiteral("3.0.0")}},
            .workload = QStringLiteral("pure-python"),
            .ownSteps = {QStringLiteral("read"), QStringLiteral("write")},
            .gilReleases = 27};
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
        const std::vector<Phrase> found = findings(environment);
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found.front().code, EnvironmentFinding::NoNumpy);
        environment.pythons.front().workload = QStringLiteral("numpy");
        QVERIFY(findings(environment).empty());
    }
};

QTEST_GUILESS_MAIN(TestPythonFacts)
#include "tst_python_facts.moc"
