// SPDX-License-Identifier: GPL-3.0-or-later

// app/start on a machine without a display: it measures in the terminal and draws the chart.

#include "tests/integration/built_program.h"

#include <QDir>
#include <QImage>
#include <QTest>

class TestStartScript : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QVERIFY(m_tree.isValid());
        QVERIFY(QDir(m_tree.path()).mkpath(QStringLiteral("app")));
        QVERIFY(QDir(m_tree.path()).mkpath(QStringLiteral("build/release/app")));
        QFile::remove(at("app/start"));
        QVERIFY(QFile::copy(QStringLiteral(BREAKEVEN_SOURCE_DIR "/app/start"), at("app/start")));
        QVERIFY(write("app/packages.txt", ""));
        // Installed and built it is already: here by the tests.
        QVERIFY(write("app/install-packages", "#!/bin/sh\n"));
        QVERIFY(write("app/build", "#!/bin/sh\n"));
        // The program, in less time.
        QVERIFY(write("build/release/app/breakeven",
                      "#!/bin/sh\n[ \"$1\" = run ] && set -- \"$@\" --budget 8\nexec '" BREAKEVEN_PROGRAM
                      "' \"$@\"\n"));
    }

    void withoutADisplayItMeasuresAndDraws()
    {
        const Ended ended = call({});
        QVERIFY2(ended.status == 0, ended.err);
        QVERIFY2(ended.err.contains("there is no display"), ended.err);
        const QString run = pathAfter(ended.out, "Run file: ");
        const QString chart = pathAfter(ended.out, "Chart: ");
        QVERIFY2(QFile::exists(run), ended.out);
        QVERIFY2(!QImage(chart).isNull(), ended.out);
        QVERIFY2(ended.out.contains("First look"), ended.out);
    }

    void argumentsGoToTheProgram()
    {
        const Ended ended = call({QStringLiteral("--version")});
        QVERIFY2(ended.status == 0, ended.err);
        QVERIFY2(ended.out.startsWith("breakeven "), ended.out);
    }

    void whatFailsIsItsExitStatus()
    {
        QVERIFY(write("build/release/app/breakeven", "#!/bin/sh\necho 'no chance' >&2\nexit 1\n"));
        const Ended ended = call({});
        QCOMPARE(ended.status, 1);
        QVERIFY2(!ended.out.contains("Chart"), ended.out);
    }

private:
    [[nodiscard]] QString at(const char* path) const { return m_tree.filePath(QLatin1String(path)); }

    [[nodiscard]] bool write(const char* path, const QByteArray& content) const
    {
        QFile file(at(path));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() &&
               file.setPermissions(file.permissions() | QFileDevice::ExeOwner);
    }

    [[nodiscard]] Ended call(const QStringList& arguments) const
    {
        return m_program.callInShell("shift; start=$1; shift; exec \"$start\" \"$@\"",
                                     QStringList{at("app/start")} + arguments);
    }

    static QString pathAfter(const QByteArray& out, const char* words)
    {
        const qsizetype from = out.indexOf(words);
        const qsizetype end = out.indexOf('\n', from);
        return from < 0 ? QString()
                        : QString::fromUtf8(out.mid(from, end - from).mid(qstrlen(words))).trimmed();
    }

    QTemporaryDir m_tree;
    BuiltProgram m_program;
};

QTEST_GUILESS_MAIN(TestStartScript)
#include "tst_start_script.moc"
