// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/output_options.h"

#include "core/base/home_path.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven)
};

} // namespace

OutputOptions::OutputOptions(const QString& meaning)
    : output(QStringLiteral("output"), meaning, QStringLiteral("file"))
    , force(QStringLiteral("force"), Words::tr("Writes over a file that is there."))
{}

void OutputOptions::addTo(QCommandLineParser& parser) const
{
    parser.addOptions({output, force});
}

QString OutputOptions::path(const QCommandLineParser& parser) const
{
    return atHome(parser.value(output));
}

bool OutputOptions::isFree(const QCommandLineParser& parser, Console& console) const
{
    const QFileInfo there(path(parser));
    if (parser.isSet(force) || (!there.exists() && !there.isSymLink()))
        return true;
    console.error(Words::tr("%1 exists already; choose another name, or write over it with --force.")
                      .arg(there.filePath()));
    return false;
}

} // namespace breakeven
