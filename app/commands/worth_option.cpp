// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/worth_option.h"

#include <QCoreApplication>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven)
};

} // namespace

WorthOption::WorthOption()
    : worth(QStringLiteral("worth"), Words::tr("The gain from which threads are worth having: 0.1 is 10 %."),
            QStringLiteral("share"))
{}

QString WorthOption::applyTo(Plan& plan, const QCommandLineParser& parser) const
{
    if (!parser.isSet(worth))
        return {};
    bool isNumber = false;
    const double share = parser.value(worth).toDouble(&isNumber);
    if (!isNumber || !(share >= 0 && share <= 10))
        return Words::tr("--worth takes a share, 0 to 10: 0.1 is 10 %.");
    plan.worth = share;
    return {};
}

} // namespace breakeven
