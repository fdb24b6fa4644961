// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/report_file.h"

#include "app/report/report_html.h"
#include "app/report/report_pdf.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Report)
};

QString formatOf(const QString& path)
{
    return QFileInfo(path).suffix().toLower();
}

} // namespace

bool isReportName(const QString& path)
{
    return formatOf(path) == QLatin1String("html") || formatOf(path) == QLatin1String("pdf");
}

Result<QByteArray> encodedReport(const Report& report, const QString& path)
{
    const QString format = formatOf(path);
    if (format == QLatin1String("html"))
        return htmlOf(report);
    if (format == QLatin1String("pdf"))
        return pdfOf(report);
    return Error{Error::Code::InvalidInput, path, Words::tr("a report's name ends in .html or .pdf")};
}

} // namespace breakeven
