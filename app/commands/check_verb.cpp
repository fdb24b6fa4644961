// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/verb.h"
#include "app/wording/quantity_text.h"
#include "core/backends/target_check.h"
#include "core/plan/target_address.h"

#include <QCoreApplication>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven)
};

QString textOf(const TargetFacts& facts)
{
    QString text = Words::tr("%1 works.\n").arg(facts.endpoint);
    const auto line = [&text](const QString& name, const QString& value) {
        if (!value.isEmpty())
            text += QStringLiteral("  %1%2\n").arg(name, -14).arg(value);
    };
    line(Words::tr("version"), facts.version);
    line(Words::tr("file system"), facts.fileSystem);
    line(Words::tr("mounted"), facts.mountOptions);
    line(Words::tr("free"), facts.freeBytes ? bytesText(*facts.freeBytes) : QString());
    line(Words::tr("round trip"), facts.roundTrip ? durationText(*facts.roundTrip) : QString());
    return text;
}

} // namespace

ExitStatus checkVerb(const Verb& verb, const QStringList& arguments, Console& console)
{
    QCommandLineParser parser;
    if (const auto status = parseArguments(verb, parser, arguments, 1, 1, console))
        return *status;

    const auto target = targetFromText(parser.positionalArguments().front());
    if (!target.ok()) {
        console.error(sentence(target.error()));
        return ExitStatus::Failed;
    }
    const auto facts = checkTarget(target.value());
    if (!facts.ok()) {
        console.error(sentence(facts.error()));
        return ExitStatus::Failed;
    }
    console.result(textOf(facts.value()));
    return ExitStatus::Success;
}

} // namespace breakeven
