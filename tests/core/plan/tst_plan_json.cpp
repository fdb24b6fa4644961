// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/file/target/file_target.h"
#include "core/backends/rados/target/rados_target.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/backends/sshfs/target/sshfs_target.h"
#include "core/plan/arm_format.h"
#include "core/plan/plan_code.h"
#include "core/plan/plan_file.h"
#include "core/plan/plan_json.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryFile>
#include <QTest>

#include <unistd.h>

#include <limits>
#include <random>

using namespace breakeven;
using namespace std::chrono_literals;

namespace {

// Every field set to something that isn't its default.
Plan fullPlan()
{
    Plan plan;
    plan.title = QStringLiteral("Größe \"x\"");
    plan.targets = {
        {.name = QStringLiteral("file"),
         .backend = FileTarget{.folder = QStringLiteral("/a b/ü"), .layout = Layout::PerItem, .fsync = true},
         .network = Network{.rtt = 400'500ns, .jitter = 100ns, .bandwidthMbit = 12.5}},
        {.name = QStringLiteral("redis"),
         .backend = RedisTarget{QStringLiteral("redis://me@cache:6380/2"), {}},
         .network = {}},
        {.name = QStringLiteral("redis, TLS"),
         .backend = RedisTarget{.server = QStringLiteral("rediss://cache:6380"),
                                .password = {},
                                .caFile = QStringLiteral("/ca.crt"),
                                .clientCertificate = QStringLiteral("/me.crt"),
                                .clientKey = QStringLiteral("/me.key"),
                                .clusterItems = ClusterItems::Spread},
         .network = {}},
        {.name = QStringLiteral("private"), .backend = RedisTarget{}, .network = {}},
        {.name = QStringLiteral("sshfs"),
         .backend = SshfsTarget{.host = QStringLiteral("me@host"),
                                .port = 2222,
                                .folder = QStringLiteral("/srv"),
                                .key = QStringLiteral("/k"),
                                .layout = Layout::PerItem,
                                .fsync = true},
         .network = {}},
        {.name = QStringLiteral("ceph"),
         .backend = RadosTarget{.conf = QStringLiteral("/c"),
                                .keyring = QStringLiteral("/r"),
                                .user = QStringLiteral("me"),
                                .pool = QStringLiteral("bench"),
                                .handle = RadosHandle::PerWorker},
         .network = {}},
    };
    plan.runtimes = {RuntimeKind::CPython, RuntimeKind::Native};
    plan.python = {.interpreter = QStringLiteral("/opt/python/ü/bin/python3"),
                   .batchFile = QStringLiteral("/home/me/batch.py")};
    plan.arms = armsOfThreads({1, 2, 16});
    plan.pool = PoolKind::PerBatch;
    plan.workload = {.items = 64, .payloadBytes = 4096, .compute = 2'500ns, .gilReleases = 27};
    plan.network = {.rtt = 1ms, .jitter = 1us, .bandwidthMbit = 1000};
    plan.axis = {.kind = AxisKind::ComputeUs, .values = {0, 0.1, 12.25, 1e6}};
    plan.precision = 0.033;
    plan.budget = 1'500ms;
    plan.seed = std::numeric_limits<std::uint64_t>::max() - 1;
    return plan;
}

// JSON with ' for ", to be read with ease.
QByteArray json(const char* text)
{
    return QByteArray(text).replace('\'', '"');
}

QByteArray validBytes()
{
    return json("{'targets':[{'name':'a','backend':'file'},{'name':'b','backend':'redis'}],'axis':{'name':'"
                "rtt_us','values':[0,100]}}");
}

} // namespace

class TestPlanJson : public QObject
{
    Q_OBJECT

private slots:
    void aTildeIsHomeInEveryPath()
    {
        const auto plan = planFromBytes(
            json(
                "{'targets': [ "
                "{'name': 'a', 'backend': 'file', 'folder': '~/data'}, "
                "{'name': 'b', 'backend': 'redis', 'server': 'rediss://cache', 'ca_file': '~/ca.pem', "
                "'client_certificate': '~/c.pem', 'client_key': '~/k.pem'}, "
                "{'name': 'c', 'backend': 'sshfs', 'host': 'nas', 'folder': '~/there', 'key': '~/.ssh/lab'}, "
                "{'name': 'd', 'backend': 'rados', 'pool': 'p', 'conf': '~/ceph.conf', 'keyring': "
                "'~/keyring'}], "
                "'runtimes': ['cpython'], 'python': {'interpreter': '~/bin/python3', 'batch_file': "
                "'~/batch.py'}, "
                "'threads': [1, 2], 'axis': {'name': 'rtt_us', 'values': [0]}} "),
            QStringLiteral("plan.json"));
        QVERIFY2(plan.ok(), plan.ok() ? "" : qPrintable(codedText(plan.error())));
        const QString home = QDir::homePath();
        const std::vector<Target>& targets = plan.value().targets;
        QCOMPARE(targets[0].backend.as<FileTarget>()->folder, home + QStringLiteral("/data"));
        const auto& redis = (*targets[1].backend.as<RedisTarget>());
        QCOMPARE(redis.caFile, home + QStringLiteral("/ca.pem"));
        QCOMPARE(redis.clientCertificate, home + QStringLiteral("/c.pem"));
        QCOMPARE(redis.clientKey, home + QStringLiteral("/k.pem"));
        const auto& remote = (*targets[2].backend.as<SshfsTarget>());
        QCOMPARE(remote.folder, QStringLiteral("~/there")); // the home there
        QCOMPARE(remote.key, home + QStringLiteral("/.ssh/lab"));
        const auto& pool = (*targets[3].backend.as<RadosTarget>());
        QCOMPARE(pool.conf, home + QStringLiteral("/ceph.conf"));
        QCOMPARE(pool.keyring, home + QStringLiteral("/keyring"));
        QCOMPARE(plan.value().python.interpreter, home + QStringLiteral("/bin/python3"));
        QCOMPARE(plan.value().python.batchFile, home + QStringLiteral("/batch.py"));
    }

    void anUnknownKeyIsNamed()
    {
        const auto read = planFileFromBytes(
            json("{'treads': [1, 2], 'threads': [1, 2], 'runtimes': ['cpython'], "
                 "'targets': [{'name': 'a', 'backend': 'file', 'foldr': '/x', 'network': {'rtt': 3}}, "
                 "{'name': 'b', 'backend': 'redis', 'folder': '/x'}], "
                 "'workload': {'paylod_bytes': 16}, 'python': {'interpeter': ''}, 'network': {'rtt_ms': 1}, "
                 "'axis': {'name': 'rtt_us', 'values': [0], 'unit': 'us'}} "),
            QStringLiteral("plan.json"));
        QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(codedText(read.error())));
        QStringList keys = read.value().unknownKeys;
        keys.sort();
        QCOMPARE(keys,
                 (QStringList{QStringLiteral("axis.unit"), QStringLiteral("network.rtt_ms"),
                              QStringLiteral("python.interpeter"), QStringLiteral("targets[0].foldr"),
                              QStringLiteral("targets[0].network.rtt"), QStringLiteral("targets[1].folder"),
                              QStringLiteral("treads"), QStringLiteral("workload.paylod_bytes")}));
    }

    // What is written and what is read can't drift apart.
    void noKeyOfOursIsUnknown()
    {
        Plan threads = fullPlan();
        threads.axis = {.kind = AxisKind::Threads, .values = {0}};
        for (const Plan& plan : {fullPlan(), threads}) {
            const auto read =
                planFileFromBytes(QJsonDocument(toJson(plan)).toJson(), QStringLiteral("plan.json"));
            QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(codedText(read.error())));
            QCOMPARE(read.value().unknownKeys, QStringList());
        }
    }

    void aPlanHasABound()
    {
        const auto endless = planFromFile(QStringLiteral("/dev/zero"));
        QVERIFY(!endless.ok());
        QCOMPARE(endless.error().code, Error::Code::InvalidInput);
        QCOMPARE(endless.error().reason.code, PlanReason::FileTooLong);
        QTemporaryFile large;
        QVERIFY(large.open() && large.resize(qint64{1} << 30)); // a gigabyte, of which none is on the disk
        QCOMPARE(planFromFile(large.fileName()).error().code, Error::Code::InvalidInput);
    }

    void whyAPlanCannotBeReadIsSaid()
    {
        QCOMPARE(planFromFile(QStringLiteral("/nowhere/plan.json")).error().code, Error::Code::NotFound);
        QCOMPARE(planFromFile(QStringLiteral("/")).error().code, Error::Code::InputOutput);
        if (::geteuid() == 0)
            return; // who may read everything
        QTemporaryFile locked;
        QVERIFY(locked.open() && locked.setPermissions({}));
        QCOMPARE(planFromFile(locked.fileName()).error().code, Error::Code::NotPermitted);
    }

    void aPlanComesBackAsItWas()
    {
        const Plan plan = fullPlan();
        const QByteArray bytes = QJsonDocument(toJson(plan)).toJson();
        const auto back = planFromBytes(bytes, QStringLiteral("plan.json"));
        QVERIFY2(back.ok(), back.ok() ? "" : qPrintable(codedText(back.error())));
        QCOMPARE(back.value().targets, plan.targets);
        QVERIFY(back.value() == plan);
    }

    void everyAxisComesBackAsItWas()
    {
        for (const AxisKind kind : {AxisKind::Threads, AxisKind::RttUs, AxisKind::PayloadBytes,
                                    AxisKind::ComputeUs, AxisKind::Items}) {
            Plan plan = fullPlan();
            plan.axis = {.kind = kind, .values = {kind == AxisKind::Threads ? 0.0 : 64.0}};
            const auto back = planFromJson(toJson(plan));
            QVERIFY2(back.ok(), toString(kind).data());
            QVERIFY2(back.value() == plan, toString(kind).data());
        }
    }

    void anArmComesBackFromItsTextAndItsKeys()
    {
        for (const Arm& arm : {Arm{}, Arm::ofThreads(6), Arm::pipelined()}) {
            const auto fromText = armFromString(toString(arm));
            QVERIFY(fromText.ok() && fromText.value() == arm);
            for (const ArmKeys keys : {ArmKeys::OfItsKind, ArmKeys::All}) {
                QJsonObject object;
                addArm(object, arm, keys);
                const auto fromKeys = armFromJson(object);
                QVERIFY(fromKeys.ok() && fromKeys.value() == arm);
            }
            const auto named = armFromJson({{QStringLiteral("arm"), toString(arm)}});
            QVERIFY(named.ok() && named.value() == arm);
        }
        QCOMPARE(toString(Arm::ofThreads(6)), QStringLiteral("threads:6"));
        QCOMPARE(toString(Arm::pipelined()), QStringLiteral("pipelined"));
    }

    void whatIsNoArmIsToldSo_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        const QString number = QStringLiteral("plan.thread-count-not-whole");
        const QString kind = QStringLiteral("plan.unknown-name");
        QTest::newRow("no number") << QStringLiteral("threads") << number;
        QTest::newRow("no threads") << QStringLiteral("threads:0") << number;
        QTest::newRow("half a thread") << QStringLiteral("threads:1.5") << number;
        QTest::newRow("a later version's") << QStringLiteral("asyncio:8") << kind;
        QTest::newRow("a number that it has not") << QStringLiteral("pipelined:2") << kind;
        QTest::newRow("nothing") << QString() << kind;
    }

    void whatIsNoArmIsToldSo()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, code);
        const auto arm = armFromString(text);
        QVERIFY(!arm.ok());
        QCOMPARE(QString(arm.error().reason.code.id()), code);
        QCOMPARE(arm.error().where, text);
        QVERIFY(!armsFromList(QStringLiteral("threads:1,") + text).ok());
    }

    void armsStandForThreadsAndPipelined()
    {
        Plan plan = fullPlan();
        QJsonObject object = toJson(plan);
        object.remove(QStringLiteral("threads"));
        object.insert(QStringLiteral("arms"),
                      QJsonArray{QStringLiteral("pipelined"), QStringLiteral("threads:1"),
                                 QStringLiteral("threads:4")});
        const auto read = planFromJson(object);
        QVERIFY(read.ok());
        // Those that not every target has come last, in whatever order they are asked for.
        plan.arms = {Arm{}, Arm::ofThreads(4), Arm::pipelined()};
        QVERIFY(read.value() == plan);

        object.insert(QStringLiteral("arms"),
                      QJsonArray{QStringLiteral("threads:1"), QStringLiteral("fibres:4")});
        const auto unknown = planFromJson(object);
        QVERIFY(!unknown.ok());
        QCOMPARE(unknown.error().where, QStringLiteral("arms[1]"));
    }

    void aPipelinedArmComesBackAndIsOnlyWrittenWhereThereIsOne()
    {
        Plan plan = fullPlan();
        QVERIFY(!toJson(plan).contains(QLatin1String("pipelined")));
        plan.arms.push_back(Arm::pipelined());
        const auto read = planFromJson(toJson(plan));
        QVERIFY(read.ok());
        QVERIFY(read.value() == plan);
    }

    void missingKeysTakeTheDefaults()
    {
        const auto plan = planFromBytes(validBytes(), {});
        QVERIFY(plan.ok());
        QVERIFY(plan.value().arms == Plan{}.arms);
        QCOMPARE(plan.value().workload, Workload{});
        QCOMPARE(plan.value().budget, Plan{}.budget);
        QCOMPARE(plan.value().precision, Plan{}.precision);
        QVERIFY(!plan.value().targets[0].network);
        QCOMPARE(plan.value().python, PythonSetting{});
    }

    void nothingIsSaidOfPythonWhereNothingWasSet()
    {
        Plan plan = fullPlan();
        plan.python = {};
        plan.workload.gilReleases.reset();
        QVERIFY(!toJson(plan).contains(QLatin1String("python")));
        QVERIFY(!toJson(plan)[QLatin1String("workload")].toObject().contains(QLatin1String("gil_releases")));
        const auto back = planFromJson(toJson(plan));
        QVERIFY(back.ok());
        QVERIFY(back.value() == plan);
    }

    void unknownKeysArePassedOver()
    {
        QByteArray bytes = validBytes();
        bytes.replace(json("{'targets'"), json("{'future':{'a':[1]},'description':'x','targets'"));
        QVERIFY(planFromBytes(bytes, {}).ok());
    }

    void theArmsAsAxisMayNameTheirValuesOrNot()
    {
        for (const QByteArray& axis :
             {json("{'name':'threads'}"), json("{'name':'threads','values':[1,6]}")}) {
            QByteArray bytes = validBytes();
            bytes.replace(json("{'name':'rtt_us','values':[0,100]}"), axis);
            const auto plan = planFromBytes(bytes, {});
            QVERIFY(plan.ok());
            QCOMPARE(plan.value().axis.values, std::vector<double>{0});
        }
    }

    void aBudgetMayBeAFractionOfASecond()
    {
        QByteArray bytes = validBytes();
        bytes.replace(json("{'targets'"), json("{'budget_s':0.25,'targets'"));
        QCOMPARE(planFromBytes(bytes, {}).value().budget, 250ms);
    }

    void aPasswordLeavesTheAddressAndIsNeverWritten()
    {
        QByteArray bytes = validBytes();
        bytes.replace(json("'backend':'redis'"),
                      json("'backend':'redis','server':'redis://me:s3cret@cache:1/2'"));
        const auto plan = planFromBytes(bytes, {});
        QVERIFY(plan.ok());
        const auto redis = (*plan.value().targets[1].backend.as<RedisTarget>());
        QCOMPARE(redis.password, QStringLiteral("s3cret"));
        QVERIFY(!redis.server.contains(QLatin1String("s3cret")));
        QVERIFY(!QJsonDocument(toJson(plan.value())).toJson().contains("s3cret"));
    }

    void aPasswordPutIntoTheAddressInMemoryIsNotWrittenEither_data()
    {
        QTest::addColumn<QString>("server");
        QTest::newRow("an address") << QStringLiteral("redis://me:s3cret@cache:1/2");
        QTest::newRow("what is no address") << QStringLiteral("redis://me:s3cret@a b:x");
    }

    void aPasswordPutIntoTheAddressInMemoryIsNotWrittenEither()
    {
        QFETCH(const QString, server);
        Plan plan = fullPlan();
        plan.targets[1].backend = RedisTarget{server, QStringLiteral("s3cret")};
        QVERIFY(!QJsonDocument(toJson(plan)).toJson().contains("s3cret"));
    }

    void aWrongValueIsNamedByItsKey_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("key");
        const auto row = [](const char* name, const QByteArray& from, const QByteArray& to, const char* key) {
            QTest::newRow(name) << from << to << QString::fromLatin1(key);
        };
        const auto top = [row](const char* name, const QByteArray& text, const char* key) {
            row(name, json("{'targets'"), "{" + text + json(",'targets'"), key);
        };

        row("targets that are no list",
            json("[{'name':'a','backend':'file'},{'name':'b','backend':'redis'}]"), "7", "targets");
        row("a target that is no object", json("{'name':'a','backend':'file'}"), "7", "targets[0]");
        row("a name that is no text", json("'name':'b'"), json("'name':1"), "targets[1].name");
        row("a name twice", json("'name':'b'"), json("'name':'a'"), "targets[1].name");
        row("an unknown back end", json("'file'"), json("'tape'"), "targets[0].backend");
        row("no back end", json(",'backend':'file'"), "", "targets[0].backend");
        row("an unknown layout", json("'file'"), json("'file','layout':'odd'"), "targets[0].layout");
        row("fsync that is no truth value", json("'file'"), json("'file','fsync':1"), "targets[0].fsync");
        row("a folder that is no text", json("'file'"), json("'file','folder':1"), "targets[0].folder");
        row("a bad address", json("'redis'"), json("'redis','server':'http://x'"), "targets[1].server");
        row("no pool", json("'redis'"), json("'rados'"), "targets[1].pool");
        row("a port that is no number", json("'redis'"), json("'sshfs','host':'h','port':'22'"),
            "targets[1].port");
        row("half a port", json("'redis'"), json("'sshfs','host':'h','port':1.5"), "targets[1].port");
        row("a huge port", json("'redis'"), json("'sshfs','host':'h','port':4294967318"), "targets[1].port");
        row("a certificate file that is no text", json("'redis'"),
            json("'redis','server':'rediss://h','ca_file':true"), "targets[1].ca_file");
        row("a cluster's items somewhere else", json("'redis'"), json("'redis','cluster_items':'scattered'"),
            "targets[1].cluster_items");
        row("a cluster's items as a number", json("'redis'"), json("'redis','cluster_items':1"),
            "targets[1].cluster_items");
        row("an unknown handle", json("'redis'"), json("'rados','pool':'p','handle':'per-item'"),
            "targets[1].handle");
        row("a network that is no object", json("'redis'"), json("'redis','network':5"),
            "targets[1].network");
        row("a target's round trip that is no number", json("'redis'"),
            json("'redis','network':{'rtt_us':'1'}"), "targets[1].network.rtt_us");
        row("a huge round trip", json("'redis'"), json("'redis','network':{'rtt_us':1e300}"),
            "targets[1].network.rtt_us");
        row("an axis that is no object", json("{'name':'rtt_us','values':[0,100]}"), "7", "axis");
        row("an unknown axis", json("'rtt_us'"), json("'colour'"), "axis.name");
        row("values that are no list", "[0,100]", "100", "axis.values");
        row("a value that is no number", "[0,100]", json("[0,50,'100']"), "axis.values[2]");
        row("values that fall", "[0,100]", "[0,50,20]", "axis.values[2]");
        row("no values", json(",'values':[0,100]"), "", "axis.values");
        top("a title that is no text", json("'title':1"), "title");
        top("threads that are no list", json("'threads':6"), "threads");
        top("a thread count that is no number", json("'threads':[1,'6']"), "threads[1]");
        top("half a thread", json("'threads':[1,1.5]"), "threads[1]");
        top("no single arm", json("'threads':[2,6]"), "threads");
        top("an unknown runtime", json("'runtimes':['native','java']"), "runtimes[1]");
        top("a runtime twice", json("'runtimes':['native','native']"), "runtimes[1]");
        top("no runtimes", json("'runtimes':[]"), "runtimes");
        top("pipelined that is no truth value", json("'pipelined':'yes'"), "pipelined");
        top("a Python that is no object", json("'python':'3.12'"), "python");
        top("an interpreter that is no text", json("'python':{'interpreter':3}"), "python.interpreter");
        top("releases that are no number", json("'workload':{'gil_releases':'often'}"),
            "workload.gil_releases");
        top("an unknown pool", json("'pool':'big'"), "pool");
        top("a workload that is no object", json("'workload':[]"), "workload");
        top("half an item", json("'workload':{'items':0.5}"), "workload.items");
        top("too small a payload", json("'workload':{'payload_bytes':1}"), "workload.payload_bytes");
        top("too much compute", json("'workload':{'compute_us':1e30}"), "workload.compute_us");
        top("a network below 0", json("'network':{'rtt_us':-1}"), "network.rtt_us");
        top("a precision of 0", json("'precision':0"), "precision");
        top("a budget of 0", json("'budget_s':0"), "budget_s");
        top("a huge budget", json("'budget_s':1e300"), "budget_s");
        top("a budget that is no number", json("'budget_s':'30'"), "budget_s");
        top("half a seed", json("'seed':1.5"), "seed");
        top("a seed that is no number", json("'seed':'x'"), "seed");
    }

    void aWrongValueIsNamedByItsKey()
    {
        QFETCH(const QByteArray, from);
        QFETCH(const QByteArray, to);
        QFETCH(const QString, key);
        QByteArray bytes = validBytes();
        QVERIFY(bytes.contains(from));
        bytes.replace(from, to);
        const QJsonDocument document = QJsonDocument::fromJson(bytes);
        QVERIFY2(document.isObject(), bytes);
        const auto plan = planFromJson(document.object());
        QVERIFY(!plan.ok());
        QCOMPARE(plan.error().where, key);
        QCOMPARE(plan.error().code, Error::Code::InvalidInput);
        QVERIFY(!plan.error().reason.code.isNone());
    }

    void badJsonIsShownByLineAndColumn()
    {
        const auto plan = planFromBytes("{\n  \"title\": x\n}", QStringLiteral("my.json"));
        QVERIFY(!plan.ok());
        QCOMPARE(plan.error().where, QStringLiteral("my.json"));
        QCOMPARE(plan.error().reason.code, PlanReason::NoJson);
        QCOMPARE(std::get<double>(plan.error().reason.figures.at(0)), 2.0); // the line
    }

    void whatIsNoObjectIsRefused()
    {
        for (const char* bytes : {"", "[]", "7", "null", "\xff\xfe", "{} {}"})
            QVERIFY2(!planFromBytes(bytes, QStringLiteral("x")).ok(), bytes);
    }

    void noBytesMakeTheReaderFall()
    {
        const QByteArray valid = QJsonDocument(toJson(fullPlan())).toJson(QJsonDocument::Compact);
        std::mt19937 random(1); // the same bytes in every run
        std::uniform_int_distribution<int> byte(0, 255);
        std::uniform_int_distribution<qsizetype> place(0, valid.size() - 1);
        for (int i = 0; i < 5'000; ++i) {
            QByteArray bytes = valid;
            for (int n = 0; n <= i % 3; ++n)
                bytes[place(random)] = static_cast<char>(byte(random));
            if (const auto plan = planFromBytes(bytes, {}); plan.ok())
                QVERIFY2(validate(plan.value()).ok(), bytes);
        }
    }

    void everyPresetIsAPlan()
    {
        int count = 0;
        QDirIterator files(QStringLiteral(BREAKEVEN_PRESETS), {QStringLiteral("*.json")});
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            const auto plan = planFromBytes(bytes, file.fileName());
            QVERIFY2(plan.ok(), plan.ok() ? "" : qPrintable(codedText(plan.error())));
            QVERIFY(!plan.value().title.isEmpty());
            const QJsonValue description = QJsonDocument::fromJson(bytes)[QLatin1String("description")];
            QVERIFY2(description.toString().size() > 20, qPrintable(file.fileName()));
            ++count;
        }
        QCOMPARE(count, 4);
    }
};

QTEST_GUILESS_MAIN(TestPlanJson)
#include "tst_plan_json.moc"
