// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/report_html.h"

#include "app/charts/chart_export.h"
#include "app/charts/xml_text.h"
#include "app/theme/theme.h"

#include <QBuffer>
#include <QFile>
#include <QLocale>
#include <QXmlStreamWriter>

#include <algorithm>

namespace breakeven {

namespace {

QString styleSheet()
{
    QFile file(QStringLiteral(":/report/report.css"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString languageOf(const QLocale& locale)
{
    return locale.language() == QLocale::C ? QStringLiteral("en") : locale.bcp47Name();
}

// An SVG as it stands within a page: without the head of a file of its own.
QByteArray embedded(const QByteArray& svg)
{
    const auto begin = svg.indexOf("<svg");
    return begin < 0 ? QByteArray() : svg.mid(begin);
}

class Writer
{
public:
    explicit Writer(QBuffer& out) : m_out(out), m_xml(&out) {}

    void write(const Report& report);

    void operator()(const ReportHeading& heading);
    void operator()(const ReportAnswer& answer);
    void operator()(const ReportText& text);
    void operator()(const ReportList& list);
    void operator()(const ReportFacts& facts);
    void operator()(const ReportTable& table);
    void operator()(const ReportPicture& shown);

private:
    void begin(const char* element, const char* kind = nullptr);
    void end() { m_xml.writeEndElement(); }
    void element(const char* name, const QString& text, const char* kind = nullptr);
    void row(const char* cell, const QStringList& cells, int textColumns);
    void picture(const Result<DrawnChart>& drawn, const QString& says); // into the element that has begun

    QBuffer& m_out;
    QXmlStreamWriter m_xml;
    bool m_inSection = false;
};

void Writer::begin(const char* element, const char* kind)
{
    m_xml.writeStartElement(QLatin1String(element));
    if (kind != nullptr)
        m_xml.writeAttribute(QStringLiteral("class"), QLatin1String(kind));
}

void Writer::element(const char* name, const QString& text, const char* kind)
{
    begin(name, kind);
    m_xml.writeCharacters(fitForXml(text));
    end();
}

void Writer::write(const Report& report)
{
    m_xml.writeDTD(QStringLiteral("<!DOCTYPE html>"));
    begin("html");
    m_xml.writeAttribute(QStringLiteral("xmlns"), QStringLiteral("http://www.w3.org/1999/xhtml"));
    m_xml.writeAttribute(QStringLiteral("lang"), languageOf(QLocale()));
    begin("head");
    m_xml.writeEmptyElement(QStringLiteral("meta"));
    m_xml.writeAttribute(QStringLiteral("charset"), QStringLiteral("utf-8"));
    m_xml.writeEmptyElement(QStringLiteral("meta"));
    m_xml.writeAttribute(QStringLiteral("name"), QStringLiteral("viewport"));
    m_xml.writeAttribute(QStringLiteral("content"), QStringLiteral("width=device-width"));
    m_xml.writeEmptyElement(QStringLiteral("meta")); // whatever a name of a run tries
    m_xml.writeAttribute(QStringLiteral("http-equiv"), QStringLiteral("Content-Security-Policy"));
    m_xml.writeAttribute(QStringLiteral("content"),
                         QStringLiteral("default-src 'none'; style-src 'unsafe-inline'"));
    element("title", report.title);
    element("style", styleSheet());
    end();
    begin("body");
    for (const ReportBlock& block : report.blocks)
        std::visit(*this, block);
    m_xml.writeEndDocument();
}

void Writer::operator()(const ReportHeading& heading)
{
    if (heading.level != 1)
        return element("h2", heading.text);
    if (m_inSection)
        end();
    m_inSection = true;
    begin("section");
    element("h1", heading.text);
}

void Writer::operator()(const ReportAnswer& answer)
{
    begin("div", "answer");
    element("p", subjectOf(answer), "subject");
    element("p", answer.card.verdict.headline, "sentence");
    if (!answer.card.strip.pieces.empty()) {
        begin("div", "strip");
        picture(drawPicture(stripOf(answer), {}, stripSizeOf(answer), QStringLiteral("strip.svg")),
                answer.card.brief.text);
        end();
    }
    if (!answer.card.figures.empty())
        element("p", figuresOf(answer), "figures");
    for (const QString& doubt : doubtsOf(answer))
        element("p", doubt, "caution");
    for (const QString& detail : answer.details)
        element("p", detail);
    end();
}

void Writer::operator()(const ReportText& text)
{
    switch (text.kind) {
    case ReportText::Kind::Plain:
        return element("p", text.text);
    case ReportText::Kind::Muted:
        return element("p", text.text, "muted");
    case ReportText::Kind::Caution:
        return element("p", text.text, "caution");
    case ReportText::Kind::Code:
        return element("pre", text.text);
    }
}

void Writer::operator()(const ReportList& list)
{
    begin("ul");
    for (const QString& entry : list.entries)
        element("li", entry);
    end();
}

void Writer::operator()(const ReportFacts& facts)
{
    begin("dl");
    for (const auto& [name, text] : facts.facts) {
        element("dt", name);
        element("dd", text);
    }
    end();
}

void Writer::row(const char* cell, const QStringList& cells, int textColumns)
{
    begin("tr");
    for (qsizetype i = 0; i < cells.size(); ++i)
        element(cell, cells[i], i < textColumns ? "text" : nullptr);
    end();
}

void Writer::operator()(const ReportTable& table)
{
    begin("div", "table");
    begin("table");
    begin("thead");
    row("th", table.table.head, table.textColumns);
    end();
    begin("tbody");
    for (const QStringList& cells : table.table.rows)
        row("td", cells, table.textColumns);
    end();
    end();
    end();
}

void Writer::picture(const Result<DrawnChart>& drawn, const QString& says)
{
    m_xml.writeAttribute(QStringLiteral("role"), QStringLiteral("img"));
    m_xml.writeAttribute(QStringLiteral("aria-label"), fitForXml(says));
    m_xml.writeCharacters(QString()); // ends the tag, as what follows goes past the writer
    if (drawn.ok())
        m_out.write(embedded(drawn.value().encoded()));
}

void Writer::operator()(const ReportPicture& shown)
{
    begin("figure");
    picture(drawChart(shown.chart, theme(Appearance::Light), shown.size, QStringLiteral("picture.svg")),
            shown.says);
    end();
}

} // namespace

QByteArray htmlOf(const Report& report)
{
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    Writer(out).write(report);
    return out.data();
}

} // namespace breakeven
