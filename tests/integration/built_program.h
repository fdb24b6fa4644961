// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <utility>
#include <vector>

// How a call of the program ended; -1 where it crashed or hung.
struct Ended
{
    int status = -1;
    QByteArray out;
    QByteArray err;

    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

// The built program as a user without a display starts it, with a data folder of its own.
class BuiltProgram
{
public:
    static constexpr int patience = 60'000; // ms

    // One thread against two on a file, near and farther, for a second.
    [[nodiscard]] static QByteArray quickPlan()
    {
        return R"({"title": "Quick", "targets": [{"name": "a file", "backend": "file"}],
            "threads": [1, 2], "axis": {"name": "rtt_us", "values": [0, 300]}, "precision": 0.1,
            "budget_s": 1})";
    }

    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString inFolder(const QString& name) const { return m_folder.filePath(name); }

    // The path of a new plan file; empty where it can't be written.
    [[nodiscard]] QString newPlan(const QByteArray& content)
    {
        const QString path = inFolder(QStringLiteral("plan-%1.json").arg(++m_plans));
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? path : QString();
    }

    void setEnvironment(std::vector<std::pair<QString, QString>> extra) { m_extra = std::move(extra); }

    void prepare(QProcess& process, const QStringList& arguments) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            environment.remove(QLatin1String(name));
        environment.insert(QStringLiteral("XDG_DATA_HOME"), folder());
        for (const auto& [name, value] : m_extra)
            environment.insert(name, value);
        process.setProcessEnvironment(environment);
        process.setProgram(QStringLiteral(BREAKEVEN_PROGRAM));
        // Tests share their machine.
        QStringList words = arguments;
        if (words.value(0) == QLatin1String("run") &&
            words.filter(QStringLiteral("--wait-for-quiet")).isEmpty())
            words.insert(1, QStringLiteral("--wait-for-quiet=0"));
        process.setArguments(words);
    }

    [[nodiscard]] Ended call(const QStringList& arguments) const
    {
        QProcess process;
        prepare(process, arguments);
        return endOf(process);
    }

    // Through sh, with the program as $1 and `arguments` after it.
    [[nodiscard]] Ended callInShell(const char* script, const QStringList& arguments = {}) const
    {
        QProcess process;
        prepare(process, QStringList{QStringLiteral("-c"), QLatin1String(script), QStringLiteral("sh"),
                                     QStringLiteral(BREAKEVEN_PROGRAM)} +
                             arguments);
        process.setProgram(QStringLiteral("sh"));
        return endOf(process);
    }

private:
    [[nodiscard]] static Ended endOf(QProcess& process)
    {
        process.start();
        if (!process.waitForFinished(patience) || process.exitStatus() != QProcess::NormalExit)
            return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

    QTemporaryDir m_folder;
    int m_plans = 0;
    std::vector<std::pair<QString, QString>> m_extra;
};
