// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_line.h"

#include "app/commands/console.h"
#include "app/commands/verb.h"
#include "core/base/system_limits.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>
#include <QTranslator>

#include <algorithm>
#include <array>
#include <clocale>
#include <csignal>
#include <cstdlib>
#include <langinfo.h>
#include <memory>

namespace breakeven {

namespace {

// Options that Qt takes from a program with a window, without dashes.
constexpr std::array windowOptions{
    "display",       "geometry",   "name",          "platform",        "platformpluginpath",
    "platformtheme", "plugin",     "qmljsdebugger", "reverse",         "session",
    "style",         "stylesheet", "widgetcount",   "qwindowgeometry", "qwindowicon",
    "qwindowtitle",  "title",      "icon",          "dialogs",         "fontengine",
    "nograb",        "dograb",     "sync",
};

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven)
};

const Verb* verbNamed(const QString& name)
{
    const auto all = verbs();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const Verb& verb) { return name == QLatin1String(verb.name); });
    return found == all.end() ? nullptr : &*found;
}

bool isWindowOption(QString option)
{
    while (option.startsWith(QLatin1Char('-')))
        option.remove(0, 1);
    const QString name = option.section(QLatin1Char('='), 0, 0);
    return std::any_of(windowOptions.begin(), windowOptions.end(),
                       [&](const char* known) { return name == QLatin1String(known); });
}

VerbCall callOf(const Verb& verb, const Program& program)
{
    if (verb.drawn == nullptr)
        return verb.run;
    return program.drawing ? (*program.drawing).*verb.drawn : nullptr;
}

QString usage(const Program& program)
{
    const QLatin1String name(program.name);
    QString text = program.drawing ? Words::tr("Usage: %1 [RUN...]               opens the window\n"
                                               "       %1 VERB [ARGUMENTS]      works without one\n\n")
                                         .arg(name)
                                   : Words::tr("Usage: %1 VERB [ARGUMENTS]\n\n").arg(name);
    text += Words::tr("Tells, with evidence, when threads pay off for storage I/O.\n\n"
                      "Verbs:\n");
    for (const Verb& verb : verbs()) {
        if (callOf(verb, program) != nullptr)
            text +=
                QStringLiteral("  %1%2\n").arg(QLatin1String(verb.name), -16).arg(Words::tr(verb.summary));
    }
    text += QLatin1Char('\n');
    text += Words::tr("%1 VERB --help says more about one of them; %1 --version names the version.\n"
                      "Exit status: 0 done, 1 failed, 2 wrong usage, 3 a run that answers for some targets "
                      "only, 130 cancelled.\n")
                .arg(name);
    return text;
}

// Qt warns on standard error where the locale isn't UTF-8, which is all that we and Qt write.
void useUtf8()
{
    std::setlocale(LC_ALL, "");
    if (QLatin1String(::nl_langinfo(CODESET)) != QLatin1String("UTF-8"))
        qputenv("LC_ALL", "C.UTF-8");
    std::setlocale(LC_ALL, "C");
}

// A machine without a display has no session, and thus no folder for its sockets: nothing that we'd need.
// What else Qt warns of may name files, and goes to the terminal as all that we say.
void sayMessageOfQt(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    if (!message.startsWith(QLatin1String("QStandardPaths: ")))
        Console().note(qFormatLogMessage(type, context, message));
    if (type == QtFatalMsg)
        std::abort();
}

ExitStatus runArguments(const QStringList& arguments, const Program& program, Console& console)
{
    const QString first = arguments.value(0);
    if (first == QLatin1String("--version") || first == QLatin1String("-v")) {
        console.result(
            QStringLiteral("%1 %2\n").arg(QLatin1String(program.name), QLatin1String(program.version)));
        return ExitStatus::Success;
    }
    if (first == QLatin1String("--help") || first == QLatin1String("-h") || first == QLatin1String("help")) {
        console.result(usage(program));
        return ExitStatus::Success;
    }
    if (const Verb* verb = verbNamed(first)) {
        if (const VerbCall call = callOf(*verb, program))
            return call(*verb, arguments.mid(1), console);
        console.error(Words::tr("charts and reports are drawn by the program that has the window, too: use "
                                "breakeven %1 (Debian's package breakeven).")
                          .arg(first));
        return ExitStatus::Usage;
    }
    if (first.isEmpty()) {
        console.note(usage(program));
        return ExitStatus::Usage;
    }
    console.error(first.startsWith(QLatin1Char('-')) ? Words::tr("there is no such option.")
                                                     : Words::tr("there is no such verb."));
    console.note(usage(program));
    return ExitStatus::Usage;
}

} // namespace

void prepareProcess()
{
    raiseDescriptorLimit();
    // hiredis 0.14 writes without MSG_NOSIGNAL: a server that goes away must not take the program with it.
    std::signal(SIGPIPE, SIG_IGN);
    // A file that reaches the size allowed (ulimit -f) is then an error of its write, as a full disk is.
    std::signal(SIGXFSZ, SIG_IGN);
}

bool isCommand(const QStringList& arguments)
{
    if (arguments.isEmpty())
        return false;
    const QString& first = arguments.first();
    if (verbNamed(first) != nullptr)
        return true;
    if (first.startsWith(QLatin1Char('-')))
        return first != QLatin1String("--") && !isWindowOption(first);
    const bool isRun = first.endsWith(QLatin1String(".jsonl")) || first.startsWith(QLatin1String("file:")) ||
                       QFileInfo::exists(first);
    return !isRun;
}

ExitStatus runCommand(int& argc, char** argv, const Program& program)
{
    openMissingStreams();
    useUtf8();
    const QString verbName = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString();
    const Verb* verb = verbNamed(verbName);

    qInstallMessageHandler(sayMessageOfQt);
    std::unique_ptr<QCoreApplication> application;
    if (verb != nullptr && verb->drawn != nullptr && program.drawing)
        application = program.drawing->application(argc, argv);
    else
        application = std::make_unique<QCoreApplication>(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("breakeven"));
    QCoreApplication::setOrganizationName(QStringLiteral("breakeven")); // the window's: they share the runs
    QTranslator plurals; // English ones come from a catalogue, too
    if (plurals.load(QStringLiteral(":/i18n/breakeven_en.qm")))
        QCoreApplication::installTranslator(&plurals);
    QCoreApplication::setApplicationVersion(QLatin1String(program.version));
    // One way to write figures, so that output can be quoted and searched anywhere.
    QLocale::setDefault(QLocale::c());

    Console console{QLatin1String(program.name)};
    const ExitStatus status = runArguments(QCoreApplication::arguments().mid(1), program, console);
    if (console.lostResults()) {
        console.error(Words::tr("the results could not be written to standard output."));
        return ExitStatus::Failed;
    }
    return status;
}

} // namespace breakeven
