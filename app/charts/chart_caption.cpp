// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/chart_caption.h"

#include "app/wording/provenance_text.h"
#include "app/wording/verdict_text.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QPainter>
#include <QSize>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace breakeven {

namespace {

constexpr double margin = 20;
constexpr double gap = 8;
constexpr double answersShare = 0.3; // of the height, at most
constexpr int titlePixels = 18;
constexpr int answerPixels = 13;
constexpr int footPixels = 11;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::ChartExport)
};

QFont fontOf(int pixels, QFont::Weight weight)
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

// A text broken into lines of a width.
class Paragraph
{
public:
    Paragraph(QString text, const QFont& font, double width)
        : m_text(std::move(text.replace(QLatin1Char('\n'), QLatin1Char(' '))))
        , m_font(font)
        , m_lineHeight(std::ceil(QFontMetricsF(font).height() * 1.1))
    {
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        QTextLayout layout(m_text, font);
        layout.setTextOption(option);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width);
            m_lines.append(m_text.mid(line.textStart(), line.textLength()).trimmed());
        }
        layout.endLayout();
    }

    [[nodiscard]] double height() const { return m_lineHeight * static_cast<double>(m_lines.size()); }

    // Returns where the next one may begin.
    double paint(QPainter& painter, double left, double top, const QColor& colour) const
    {
        painter.setFont(m_font);
        painter.setPen(colour);
        const double ascent = QFontMetricsF(m_font).ascent();
        for (const QString& line : m_lines) {
            painter.drawText(QPointF(left, top + ascent), line);
            top += m_lineHeight;
        }
        return top;
    }

private:
    QString m_text;
    QFont m_font;
    double m_lineHeight;
    QStringList m_lines;
};

double heightOf(const std::vector<Paragraph>& paragraphs)
{
    double height = 0;
    for (const Paragraph& paragraph : paragraphs)
        height += paragraph.height();
    return height;
}

// Those that fit, and how many do not.
std::vector<Paragraph> answersWithin(const QStringList& answers, double width, double room)
{
    const QFont font = fontOf(answerPixels, QFont::Normal);
    std::vector<Paragraph> shown;
    double height = 0;
    for (qsizetype i = 0; i < answers.size(); ++i) {
        Paragraph next(answers[i], font, width);
        const bool isLast = i + 1 == answers.size();
        const double rest = isLast ? 0 : QFontMetricsF(font).height() * 1.1;
        if (!shown.empty() && height + next.height() + rest > room) {
            shown.emplace_back(Words::tr("Answers that have no room here: %1").arg(answers.size() - i), font,
                               width);
            break;
        }
        height += next.height();
        shown.push_back(std::move(next));
    }
    return shown;
}

} // namespace

ChartCaption captionOf(const RunHeader& header, const Answer& answer,
                       std::span<const RunHeader* const> overlays)
{
    ChartCaption caption{.title = header.title, .answers = {}, .foot = provenanceLines(header)};
    for (const VerdictText& verdict : verdictTexts(answer, header.plan))
        caption.answers.append(verdict.headline);
    for (const RunHeader* overlay : overlays) {
        const ProvenanceText text = provenanceOf(*overlay);
        QStringList parts{text.place, text.date, text.condition};
        parts.removeAll(QString());
        caption.foot.append(
            Words::tr("Dashed: “%1”, %2").arg(overlay->title, parts.join(QStringLiteral(", "))));
    }
    return caption;
}

void paintCaptioned(QPainter& painter, QSize size, const ChartCaption& caption, const Theme& theme,
                    const Painting& picture)
{
    const double width = size.width() - 2 * margin;
    const Paragraph title(caption.title, fontOf(titlePixels, QFont::DemiBold), width);
    const std::vector<Paragraph> answers =
        answersWithin(caption.answers, width, answersShare * size.height());
    std::vector<Paragraph> foot;
    for (const QString& line : caption.foot)
        foot.emplace_back(line, fontOf(footPixels, QFont::Normal), width);

    painter.fillRect(QRectF(QPointF(0, 0), QSizeF(size)), theme.card);
    double top = title.paint(painter, margin, margin - gap / 2, theme.text) + gap / 2;
    for (const Paragraph& answer : answers)
        top = answer.paint(painter, margin, top, theme.text);
    const double footTop = size.height() - heightOf(foot) - gap;
    double line = footTop;
    for (const Paragraph& paragraph : foot)
        line = paragraph.paint(painter, margin, line, theme.mutedText);

    const int height = static_cast<int>(footTop - top - gap);
    if (height <= 0)
        return;
    painter.save();
    painter.translate(0, std::ceil(top));
    picture(painter, QSize(size.width(), height));
    painter.restore();
}

} // namespace breakeven
