// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/verb.h"

#include "app/commands/verbose_log.h"

#include <QCommandLineOption>
#include <QCoreApplication>

#include <array>

namespace breakeven {

namespace {

constexpr std::array allVerbs{
    Verb{.name = "run",
         .usage = "[--preset NAME | --plan FILE | --continue FILE] [--runtime NAMES]\n"
                  "       [--python PATH] [--batch-file FILE]\n"
                  "       [--out FILE] [--budget SECONDS] [--worth SHARE] [--arms LIST] [--pipelined]\n"
                  "       [--cores awake|as-they-are|both] [--wait-for-quiet SECONDS] [--password-stdin] "
                  "[--details]\n"
                  "       [--json]",
         .summary = QT_TRANSLATE_NOOP("breakeven", "Measures, and says when threads pay off."),
         .examples = "breakeven run\n"
                     "breakeven run --preset how-many-threads --budget 10\n"
                     "breakeven run --preset blog-post --runtime native,cpython --python python3.11\n"
                     "breakeven run --runtime cpython --batch-file my_batch.py\n"
                     "breakeven run --plan my-plan.json --out my-run.breakeven.jsonl --json",
         .run = runVerb},
    Verb{.name = "analyze",
         .usage = "RUN [--worth SHARE] [--json]",
         .summary = QT_TRANSLATE_NOOP("breakeven", "Says what a run found."),
         .examples = "breakeven analyze my-run.breakeven.jsonl\n"
                     "breakeven analyze my-run.breakeven.jsonl --json | jq .crossovers",
         .run = analyzeVerb},
    Verb{.name = "compare",
         .usage = "BASE NEW [--json]",
         .summary = QT_TRANSLATE_NOOP("breakeven", "Says what changed from one run to another."),
         .examples = "breakeven compare before.breakeven.jsonl after.breakeven.jsonl",
         .run = compareVerb},
    Verb{.name = "predict",
         .usage = "RUN --rtt-us NUMBER --threads NUMBER [--target NAME] [--json]",
         .summary = QT_TRANSLATE_NOOP("breakeven", "Says what a batch would take that was not measured."),
         .examples =
             "breakeven predict my-run.breakeven.jsonl --rtt-us 800 --threads 12\n"
             "breakeven predict my-run.breakeven.jsonl --rtt-us 800 --threads 12 --target redis --json",
         .run = predictVerb},
    Verb{.name = "chart",
         .usage = "RUN... --output FILE.(png|svg|pdf) [--view latency|speedup|distribution|timeline|post]\n"
                  "       [--theme light|dark] [--size 1600x1000] [--scale 1|2|3|4] [--target NAME] [--value "
                  "VALUE]\n"
                  "       [--force]",
         .summary = QT_TRANSLATE_NOOP("breakeven", "Draws runs, the later ones laid over the first."),
         .examples =
             "breakeven chart my-run.breakeven.jsonl --output latency.png\n"
             "breakeven chart after.breakeven.jsonl before.breakeven.jsonl --view speedup --output both.svg\n"
             "breakeven chart my-run.breakeven.jsonl --view distribution --target redis --value 200 "
             "--output at-200us.pdf",
         .run = nullptr,
         .drawn = &Drawing::chart},
    Verb{.name = "report",
         .usage = "RUN... --output FILE.(html|pdf) [--worth SHARE] [--force]",
         .summary = QT_TRANSLATE_NOOP("breakeven", "Writes a page that says all of a run, a section each."),
         .examples = "breakeven report my-run.breakeven.jsonl --output my-run.html\n"
                     "breakeven report before.breakeven.jsonl after.breakeven.jsonl --output both.pdf",
         .run = nullptr,
         .drawn = &Drawing::report},
    Verb{.name = "export",
         .usage = "RUN --output FILE.csv [--force]",
         .summary = QT_TRANSLATE_NOOP("breakeven", "Writes a run's batches as CSV, one row a batch."),
         .examples = "breakeven export my-run.breakeven.jsonl --output my-run.csv",
         .run = exportVerb},
    Verb{.name = "check",
         .usage = "TARGET [--clean] [--trust-key FINGERPRINT] [--password-stdin] [--json]\n"
                  "       [--ca-file FILE] [--client-certificate FILE --client-key FILE]",
         .summary = QT_TRANSLATE_NOOP("breakeven",
                                      "Connects to a target, measures the round trip, says what is wrong."),
         .examples = "breakeven check cache-02:6379\n"
                     "breakeven check redis://reader@cache-02:6379 --password-stdin < password.txt\n"
                     "breakeven check rediss://cache-02:6380 --ca-file ca.pem\n"
                     "breakeven check unix:///run/redis/redis.sock\n"
                     "breakeven check /mnt/share\n"
                     "breakeven check 'sftp://ann@nas/srv/tmp?key=/home/ann/.ssh/lab' "
                     "--trust-key 'ssh-ed25519 SHA256:FINGERPRINT'",
         .run = checkVerb},
    Verb{.name = "presets",
         .usage = "[--json]",
         .summary = QT_TRANSLATE_NOOP("breakeven", "Lists the experiments that come with the program."),
         .examples = "breakeven presets",
         .run = presetsVerb},
    Verb{.name = "pythons",
         .usage = "[--json]",
         .summary = QT_TRANSLATE_NOOP("breakeven", "Lists the Pythons of this machine and what they import."),
         .examples = "breakeven pythons\n"
                     "breakeven run --runtime cpython --python python3.11",
         .run = pythonsVerb},
    Verb{.name = "batch-template",
         .usage = "[--output FILE] [--force]",
         .summary =
             QT_TRANSLATE_NOOP("breakeven", "Prints a Python file to fill in with a batch of your own."),
         .examples = "breakeven batch-template --output my_batch.py\n"
                     "breakeven run --runtime cpython --batch-file my_batch.py",
         .run = batchTemplateVerb},
    Verb{.name = "diagnostics",
         .usage = "",
         .summary = QT_TRANSLATE_NOOP("breakeven", "Prints what one needs to know to help you: versions, the "
                                                   "machine, settings, last failures; no secrets."),
         .examples = "breakeven diagnostics",
         .run = diagnosticsVerb},
    Verb{.name = "manual",
         .usage = "[TOPIC]",
         .summary = QT_TRANSLATE_NOOP("breakeven", "Prints the manual, or the list of its topics."),
         .examples = "breakeven manual\n"
                     "breakeven manual measuring | less",
         .run = manualVerb},
};

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven)
};

QString usageOf(const Verb& verb, QLatin1String program)
{
    return Words::tr("Usage: %1 %2 %3").arg(program, QLatin1String(verb.name), QLatin1String(verb.usage));
}

QString helpOf(const Verb& verb, const QCommandLineParser& parser, QLatin1String program)
{
    const QString all = parser.helpText();
    const QString heading = QCommandLineParser::tr("Options:");
    QString options = all.mid(all.indexOf(heading) + heading.size()).trimmed();
    if (const auto arguments = options.indexOf(QLatin1String("\n\n")); arguments >= 0)
        options.truncate(arguments);
    QString examples;
    for (const QString& line : QString::fromLatin1(verb.examples).split(QLatin1Char('\n')))
        examples += QStringLiteral("  ") + line + QLatin1Char('\n');
    examples.replace(QStringLiteral("  breakeven "), QStringLiteral("  %1 ").arg(program));
    return usageOf(verb, program) + QStringLiteral("\n\n") + Words::tr(verb.summary) +
           QStringLiteral("\n\n") + Words::tr("Options:") + QStringLiteral("\n  ") + options +
           QStringLiteral("\n\n") + Words::tr("Examples:") + QLatin1Char('\n') + examples;
}

} // namespace

std::span<const Verb> verbs()
{
    return allVerbs;
}

ExitStatus usageError(const Verb& verb, const QString& problem, Console& console)
{
    console.error(problem);
    console.note(usageOf(verb, console.name()));
    console.note(Words::tr("%1 %2 --help says more.").arg(console.name(), QLatin1String(verb.name)));
    return ExitStatus::Usage;
}

std::optional<ExitStatus> parseArguments(const Verb& verb, QCommandLineParser& parser,
                                         const QStringList& arguments, qsizetype least, qsizetype most,
                                         Console& console)
{
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")},
                                  Words::tr("Shows this help."));
    const QCommandLineOption verbose(
        QStringLiteral("verbose"),
        Words::tr("Says on standard error what it does; QT_LOGGING_RULES chooses by breakeven.*."));
    parser.addOptions({help, verbose});
    const bool understood = parser.parse(QStringList{QStringLiteral("breakeven")} + arguments);
    if (parser.isSet(help)) {
        console.result(helpOf(verb, parser, console.name()));
        return ExitStatus::Success;
    }
    if (parser.isSet(verbose))
        showVerbose();
    if (!understood)
        return usageError(verb, parser.errorText(), console);
    const qsizetype given = parser.positionalArguments().size();
    if (given < least)
        return usageError(verb, Words::tr("something is missing."), console);
    if (given > most)
        return usageError(verb, Words::tr("there are too many arguments."), console);
    return std::nullopt;
}

} // namespace breakeven
