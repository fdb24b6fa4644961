// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/report_pdf.h"

#include "app/charts/chart_export.h"
#include "app/theme/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QCoreApplication>
#include <QFontDatabase>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QPicture>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextFrame>
#include <QTextTable>

namespace breakeven {

namespace {

// In CSS pixels, 96 an inch.
constexpr int dotsPerInch = 96;
constexpr QSizeF page(794, 1123); // A4
constexpr QMarginsF margins(56, 52, 56, 64);
constexpr QSizeF body(page.width() - margins.left() - margins.right(),
                      page.height() - margins.top() - margins.bottom());
constexpr int mostNarrowColumns = 9; // of a table

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Report)
};

// The place of a picture in the text, which a document draws as any character.
class PictureObject final : public QObject, public QTextObjectInterface
{
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)

public:
    static constexpr int type = QTextFormat::UserObject + 1;
    static constexpr int indexProperty = QTextFormat::UserProperty + 1;

    using QObject::QObject;

    // `width` is what it takes on the page. The format of its character.
    QTextCharFormat add(const QPicture& picture, QSize size, double width)
    {
        m_pictures.push_back({picture, size, width});
        QTextCharFormat format;
        format.setObjectType(type);
        format.setProperty(indexProperty, static_cast<int>(m_pictures.size()) - 1);
        return format;
    }

    QSizeF intrinsicSize(QTextDocument* /*document*/, int /*place*/, const QTextFormat& format) override
    {
        const Entry& entry = of(format);
        return {entry.width, entry.width * entry.size.height() / entry.size.width()};
    }

    void drawObject(QPainter* painter, const QRectF& rect, QTextDocument* /*document*/, int /*place*/,
                    const QTextFormat& format) override
    {
        const Entry& entry = of(format);
        painter->save();
        painter->translate(rect.topLeft());
        painter->scale(rect.width() / entry.size.width(), rect.height() / entry.size.height());
        painter->drawPicture(0, 0, entry.picture);
        painter->restore();
    }

private:
    struct Entry
    {
        QPicture picture;
        QSize size;
        double width = 0;
    };

    [[nodiscard]] const Entry& of(const QTextFormat& format) const
    {
        return m_pictures.at(static_cast<std::size_t>(format.intProperty(indexProperty)));
    }

    std::vector<Entry> m_pictures;
};

// Lays a report out as a text document. Everything goes in as plain text.
class Composer
{
public:
    explicit Composer(QTextDocument& document)
        : m_document(document)
        , m_pictures(new PictureObject(&document))
        , m_cursor(&document)
    {
        document.documentLayout()->registerHandler(PictureObject::type, m_pictures);
    }

    void write(const Report& report)
    {
        for (const ReportBlock& block : report.blocks)
            std::visit(*this, block);
        keepHeadings();
    }

    void operator()(const ReportHeading& heading);
    void operator()(const ReportAnswer& answer);
    void operator()(const ReportText& text);
    void operator()(const ReportList& list);
    void operator()(const ReportFacts& facts);
    void operator()(const ReportTable& table);
    void operator()(const ReportPicture& shown);

private:
    struct Look
    {
        int pixels = 12;
        bool strong = false;
        QColor colour = theme(Appearance::Light).text;
        double above = 0;
        double below = 4;
        bool code = false;
        bool isPicture = false;
        bool breaks = false; // a figure, into lines
    };

    [[nodiscard]] QTextCharFormat charsOf(const Look& look) const;
    void paragraph(const QString& text, const Look& look);
    void leaveTable();
    void picture(const Result<DrawnChart>& drawn, double width); // where the cursor is
    [[nodiscard]] QTextTableFormat plainTable() const;
    void cell(const QTextTable* table, int row, int column, const QString& text, const Look& look,
              bool isFigure);
    void keepHeadings(); // with what they head

    QTextDocument& m_document;
    PictureObject* m_pictures; // owned by the document
    QTextCursor m_cursor;
    bool m_isEmpty = true;
    std::vector<int> m_headings; // positions
};

QTextCharFormat Composer::charsOf(const Look& look) const
{
    QFont font = look.code ? QFontDatabase::systemFont(QFontDatabase::FixedFont) : m_document.defaultFont();
    font.setPixelSize(look.pixels);
    font.setWeight(look.strong ? QFont::DemiBold : QFont::Normal);
    QTextCharFormat format;
    format.setFont(font);
    format.setForeground(look.colour);
    return format;
}

void Composer::paragraph(const QString& text, const Look& look)
{
    QTextBlockFormat block;
    block.setTopMargin(look.above);
    block.setBottomMargin(look.below);
    if (!look.isPicture)
        block.setLineHeight(125, QTextBlockFormat::ProportionalHeight);
    if (look.code)
        block.setBackground(theme(Appearance::Light).neutralSoft);
    if (m_isEmpty) {
        m_cursor.setBlockFormat(block);
        m_cursor.setBlockCharFormat(charsOf(look));
    } else {
        m_cursor.insertBlock(block, charsOf(look));
    }
    m_isEmpty = false;
    QString lines = text;
    m_cursor.insertText(lines.replace(QLatin1Char('\n'), QChar::LineSeparator), charsOf(look));
}

void Composer::operator()(const ReportHeading& heading)
{
    const Theme& look = theme(Appearance::Light);
    const bool isRun = heading.level == 1;
    const bool isNext = isRun && !m_isEmpty;
    if (isRun)
        paragraph(heading.text, {.pixels = 22, .strong = true, .below = 2});
    else
        paragraph(heading.text,
                  {.pixels = 13, .strong = true, .colour = look.mutedText, .above = 16, .below = 6});
    m_headings.push_back(m_cursor.position());
    if (!isNext)
        return;
    QTextBlockFormat onNewPage = m_cursor.blockFormat();
    onNewPage.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
    m_cursor.setBlockFormat(onNewPage);
}

void Composer::operator()(const ReportAnswer& answer)
{
    const Theme& look = theme(Appearance::Light);
    paragraph(subjectOf(answer),
              {.pixels = 11, .strong = true, .colour = look.mutedText, .above = 6, .below = 0});
    m_headings.push_back(m_cursor.position());
    paragraph(answer.card.verdict.headline, {.pixels = 15, .strong = true, .below = 3});
    if (!answer.card.strip.pieces.empty()) {
        paragraph({}, {.isPicture = true});
        picture(drawPicture(stripOf(answer), {}, stripSizeOf(answer), QStringLiteral("strip.pdf")),
                stripSizeOf(answer).width());
    }
    if (!answer.card.figures.empty())
        paragraph(figuresOf(answer), {.strong = true, .below = 2});
    for (const QString& doubt : doubtsOf(answer))
        paragraph(Words::tr("⚠ %1").arg(doubt), {.colour = look.warning, .below = 2});
    for (const QString& detail : answer.details)
        paragraph(detail, {.below = 2});
}

void Composer::operator()(const ReportText& text)
{
    const Theme& look = theme(Appearance::Light);
    switch (text.kind) {
    case ReportText::Kind::Plain:
        return paragraph(text.text, {});
    case ReportText::Kind::Muted:
        return paragraph(text.text, {.pixels = 11, .colour = look.mutedText, .above = 2, .below = 2});
    case ReportText::Kind::Caution:
        return paragraph(Words::tr("⚠ %1").arg(text.text), {.colour = look.warning});
    case ReportText::Kind::Code:
        return paragraph(text.text, {.pixels = 11, .code = true});
    }
}

void Composer::operator()(const ReportList& list)
{
    for (const QString& entry : list.entries)
        paragraph(QStringLiteral("• ") + entry, {});
}

QTextTableFormat Composer::plainTable() const
{
    QTextTableFormat format;
    format.setBorder(0);
    format.setCellSpacing(0);
    format.setCellPadding(0);
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    return format;
}

void Composer::leaveTable()
{
    m_cursor.movePosition(QTextCursor::End);
    m_isEmpty = false;
}

void Composer::cell(const QTextTable* table, int row, int column, const QString& text, const Look& look,
                    bool isFigure)
{
    QTextCursor cursor = table->cellAt(row, column).firstCursorPosition();
    QTextBlockFormat block;
    block.setAlignment(isFigure ? Qt::AlignRight : Qt::AlignLeft);
    block.setNonBreakableLines(isFigure && !look.breaks);
    cursor.setBlockFormat(block);
    cursor.insertText(text, charsOf(look));
}

void Composer::operator()(const ReportFacts& facts)
{
    if (facts.facts.empty())
        return;
    QTextTableFormat format = plainTable();
    format.setCellPadding(2);
    format.setColumnWidthConstraints({QTextLength(QTextLength::PercentageLength, 22), QTextLength()});
    const QTextTable* table = m_cursor.insertTable(static_cast<int>(facts.facts.size()), 2, format);
    int row = 0;
    for (const auto& [name, text] : facts.facts) {
        cell(table, row, 0, name, {.pixels = 11, .colour = theme(Appearance::Light).mutedText}, false);
        cell(table, row, 1, text, {.pixels = 11}, false);
        ++row;
    }
    leaveTable();
}

void Composer::operator()(const ReportTable& report)
{
    const ShownTable& shown = report.table;
    const auto columns = static_cast<int>(shown.head.size());
    QTextTableFormat format = plainTable();
    format.setCellPadding(3);
    format.setHeaderRowCount(1); // on every page
    // What is wide breaks its lines, but leaves its first column room to be read.
    const bool isWide = columns > mostNarrowColumns;
    if (isWide) {
        QList<QTextLength> widths(columns, QTextLength());
        widths[0] = QTextLength(QTextLength::PercentageLength, 18);
        format.setColumnWidthConstraints(widths);
    }
    const QTextTable* table = m_cursor.insertTable(static_cast<int>(shown.rows.size()) + 1, columns, format);
    const int pixels = isWide ? 8 : 10;
    for (int column = 0; column < columns; ++column) {
        const bool isFigure = column >= report.textColumns;
        Look look{.pixels = pixels, .breaks = isWide};
        for (std::size_t row = 0; row < shown.rows.size(); ++row)
            cell(table, static_cast<int>(row) + 1, column, shown.rows[row][column], look, isFigure);
        look.strong = true;
        look.colour = theme(Appearance::Light).mutedText;
        cell(table, 0, column, shown.head[column], look, isFigure);
    }
    leaveTable();
}

void Composer::operator()(const ReportPicture& shown)
{
    paragraph({}, {.below = 6, .isPicture = true});
    picture(drawChart(shown.chart, theme(Appearance::Light), shown.size, QStringLiteral("picture.pdf")),
            body.width());
}

void Composer::picture(const Result<DrawnChart>& drawn, double width)
{
    if (drawn.ok())
        m_cursor.insertText(
            QString(QChar::ObjectReplacementCharacter),
            m_pictures->add(std::get<QPicture>(drawn.value().drawing), drawn.value().size, width));
}

void Composer::keepHeadings()
{
    const auto pageAt = [&](const QTextBlock& block, bool atEnd) {
        const QRectF rect = m_document.documentLayout()->blockBoundingRect(block);
        return static_cast<int>((atEnd ? rect.bottom() - 1 : rect.top() + 1) / body.height());
    };
    for (const int position : m_headings) {
        const QTextBlock heading = m_document.findBlock(position);
        const QTextBlock next = heading.next();
        const bool isLong = next.isValid() && next.layout()->lineCount() > 4;
        if (!next.isValid() || pageAt(heading, false) == pageAt(next, !isLong))
            continue;
        QTextCursor cursor(heading);
        QTextBlockFormat format = heading.blockFormat();
        format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
        cursor.setBlockFormat(format);
    }
}

void paintFoot(QPainter& painter, const QString& title, int number, int count)
{
    QFont font;
    font.setPixelSize(10);
    painter.setFont(font);
    painter.setPen(theme(Appearance::Light).mutedText);
    const QRectF foot(margins.left(), page.height() - margins.bottom() + 20, body.width(), 16);
    const QFontMetricsF metrics(font);
    const QString pages = Words::tr("Page %1 of %2").arg(number).arg(count);
    const double room = foot.width() - metrics.horizontalAdvance(pages) - 20;
    painter.drawText(foot, Qt::AlignRight | Qt::AlignVCenter, pages);
    painter.drawText(foot, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(title, Qt::ElideRight, room));
}

} // namespace

QByteArray pdfOf(const Report& report)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins({});
    writer.setResolution(dotsPerInch);
    writer.setTitle(report.title);

    QTextDocument document;
    document.setUseDesignMetrics(true);
    document.setDocumentMargin(0);
    document.documentLayout()->setPaintDevice(&writer);
    document.setPageSize(body);
    Composer(document).write(report);

    QPainter painter(&writer);
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette.setColor(QPalette::Text, theme(Appearance::Light).text);
    const int pages = document.pageCount();
    for (int number = 0; number < pages; ++number) {
        if (number > 0)
            writer.newPage();
        paintFoot(painter, report.title, number + 1, pages);
        painter.save();
        painter.translate(margins.left(), margins.top() - number * body.height());
        context.clip = QRectF(0, number * body.height(), body.width(), body.height());
        painter.setClipRect(context.clip);
        document.documentLayout()->draw(&painter, context);
        painter.restore();
    }
    painter.end();
    return buffer.data();
}

} // namespace breakeven

#include "report_pdf.moc"
