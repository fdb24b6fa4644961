// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/help/example_chart.h"

#include "app/charts/arm_look.h"
#include "app/charts/marker_path.h"
#include "app/theme/spoken_role.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>

namespace breakeven {

namespace {

// In shares of the plot: from left to right, and from the top.
constexpr std::array singleCurve{QPointF(0.033, 0.931), QPointF(0.344, 0.673), QPointF(0.458, 0.569),
                                 QPointF(0.572, 0.449), QPointF(0.724, 0.307), QPointF(0.841, 0.196),
                                 QPointF(0.957, 0.091)};
constexpr std::array severalCurve{QPointF(0.033, 0.671), QPointF(0.344, 0.631), QPointF(0.458, 0.609),
                                  QPointF(0.572, 0.567), QPointF(0.724, 0.480), QPointF(0.841, 0.376),
                                  QPointF(0.957, 0.287)};
constexpr QPointF crossing(0.411, 0.615);
constexpr double low = 0.387; // of its interval
constexpr double high = 0.437;
constexpr double faint = 0.5; // of the curves, over the card

QFont sized(QFont font, double share, QFont::Weight weight)
{
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(font.pixelSize() * share))));
    font.setWeight(weight);
    return font;
}

QColor mixed(const QColor& colour, const QColor& into, double share)
{
    return QColor::fromRgbF(static_cast<float>(colour.redF() * share + into.redF() * (1 - share)),
                            static_cast<float>(colour.greenF() * share + into.greenF() * (1 - share)),
                            static_cast<float>(colour.blueF() * share + into.blueF() * (1 - share)));
}

// What is drawn, in pixels of the widget.
class Drawing
{
public:
    Drawing(QPainter& painter, const QWidget& widget, const Theme& theme)
        : m_painter(painter)
        , m_theme(theme)
        , m_font(widget.font())
        , m_unit(widget.fontMetrics().lineSpacing())
    {
        if (m_font.pixelSize() <= 0)
            m_font.setPixelSize(QFontInfo(m_font).pixelSize());
        const QRectF all = widget.rect();
        m_right = all.right();
        // Words stand beside the plot where there is room for both.
        m_isRoomy = all.width() > 40 * m_unit;
        const double left = m_isRoomy ? 11.5 * m_unit : 3.5 * m_unit;
        const double right = m_isRoomy ? 9 * m_unit : 6 * m_unit;
        m_plot = all.adjusted(left, 0.5 * m_unit, -right, -3.2 * m_unit);
    }

    void draw()
    {
        drawGrid();
        drawCurve(severalCurve, Arm::ofThreads(6));
        drawCurve(singleCurve, Arm{});
        drawCrossing();
        drawStrip();
        drawWords();
    }

private:
    template <typename Curve>
    void drawCurve(const Curve& curve, const Arm& arm)
    {
        const QColor colour = mixed(coloursOf(arm, m_theme.appearance).mark, m_theme.card, faint);
        QPainterPath path(at(curve.front()));
        // Round trips add up: over an axis that is spread at its start a curve bends there.
        const QPointF bend(curve[0].x() + (curve[1].x() - curve[0].x()) * 0.35,
                           curve[0].y() + (curve[1].y() - curve[0].y()) * 0.55);
        path.quadTo(at(bend), at(curve[1]));
        for (const QPointF& point : curve)
            if (point.x() > curve[1].x())
                path.lineTo(at(point));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(colour, m_unit * 0.15, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        m_painter.drawPath(path);
        const std::array both{Arm{}, Arm::ofThreads(6)};
        const MarkerShape shape = markersOf(both)[arm.isSingle() ? 0 : 1];
        m_painter.setPen(QPen(m_theme.card, 1.5));
        m_painter.setBrush(colour);
        for (const QPointF& point : curve) {
            m_painter.save();
            m_painter.translate(at(point));
            m_painter.drawPath(markerPath(shape));
            m_painter.restore();
        }
    }

    void drawGrid()
    {
        m_painter.setPen(QPen(m_theme.grid, 1));
        for (const QPointF& point : singleCurve)
            m_painter.drawLine(at({point.x(), 0}), at({point.x(), 1}));
        m_painter.setPen(QPen(mixed(m_theme.mutedText, m_theme.card, 0.4), 1));
        m_painter.drawLine(m_plot.bottomLeft(), m_plot.bottomRight());
    }

    void drawCrossing()
    {
        const QPointF place = at(crossing);
        m_painter.setPen(QPen(m_theme.mutedText, 1, Qt::DotLine));
        m_painter.drawLine(place, QPointF(place.x(), m_plot.bottom()));
        m_painter.setPen(QPen(m_theme.text, m_unit * 0.2));
        m_painter.drawLine(at({low, 1}), at({high, 1}));
        for (const double end : {low, high})
            m_painter.drawLine(at({end, 1}) - QPointF(0, 0.2 * m_unit),
                               at({end, 1}) + QPointF(0, 0.2 * m_unit));
        m_painter.setBrush(m_theme.card);
        m_painter.setPen(QPen(m_theme.text, 2));
        m_painter.drawEllipse(place, 0.45 * m_unit, 0.45 * m_unit);
        m_painter.setBrush(m_theme.text);
        m_painter.setPen(Qt::NoPen);
        m_painter.drawEllipse(place, 0.15 * m_unit, 0.15 * m_unit);
    }

    [[nodiscard]] QRectF strip() const
    {
        return {m_plot.left(), m_plot.bottom() + 0.4 * m_unit, m_plot.width(), 0.65 * m_unit};
    }

    void drawStrip()
    {
        const QRectF all = strip();
        const auto part = [&](double from, double to) {
            return QRectF(all.left() + from * all.width(), all.top(), (to - from) * all.width(),
                          all.height());
        };
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(mixed(coloursOf(Arm{}, m_theme.appearance).mark, m_theme.card, faint));
        m_painter.drawRoundedRect(part(0, low), 2, 2);
        m_painter.setBrush(mixed(coloursOf(Arm::ofThreads(6), m_theme.appearance).mark, m_theme.card, faint));
        m_painter.drawRoundedRect(part(high, 1), 2, 2);
        m_painter.setBrush(QBrush(m_theme.mutedText, Qt::BDiagPattern));
        m_painter.drawRect(part(low, high));
    }

    [[nodiscard]] double heightOfWord(double width, const QString& word, const QString& meaning) const
    {
        const QRectF room(0, 0, width, 20 * m_unit);
        const QFontMetricsF bold(sized(m_font, 12.0 / 13, QFont::DemiBold));
        const QFontMetricsF small(sized(m_font, 12.0 / 13, QFont::Normal));
        return bold.boundingRect(room, Qt::AlignLeft, word).height() + 0.1 * m_unit +
               small.boundingRect(room, Qt::AlignLeft | Qt::TextWordWrap, meaning).height();
    }

    // A word in bold with its meaning below; gives what it takes.
    QRectF drawWord(const QPointF& place, double width, const QString& word, const QString& meaning)
    {
        const QFont bold = sized(m_font, 12.0 / 13, QFont::DemiBold);
        const QFont small = sized(m_font, 12.0 / 13, QFont::Normal);
        m_painter.setFont(bold);
        m_painter.setPen(m_theme.text);
        QRectF head;
        m_painter.drawText(QRectF(place, QSizeF(width, 2 * m_unit)), Qt::AlignLeft | Qt::AlignTop, word,
                           &head);
        m_painter.setFont(small);
        m_painter.setPen(m_theme.mutedText);
        QRectF text;
        m_painter.drawText(QRectF(place.x(), head.bottom() + 0.1 * m_unit, width, 8 * m_unit),
                           Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, meaning, &text);
        return head.united(text);
    }

    void lead(const QPointF& from, const QPointF& to)
    {
        m_painter.setPen(QPen(m_theme.mutedText, 1));
        m_painter.drawLine(from, to);
        m_painter.setBrush(m_theme.mutedText);
        m_painter.setPen(Qt::NoPen);
        m_painter.drawEllipse(to, 2.2, 2.2);
    }

    void drawCaption(const QPointF& place, Qt::Alignment alignment, const QString& text)
    {
        m_painter.setFont(sized(m_font, 11.0 / 13, QFont::Normal));
        m_painter.setPen(m_theme.mutedText);
        const QRectF room(place - QPointF(12 * m_unit, 0), QSizeF(24 * m_unit, 1.4 * m_unit));
        const QRectF side = alignment.testFlag(Qt::AlignLeft)    ? room.translated(12 * m_unit, 0)
                            : alignment.testFlag(Qt::AlignRight) ? room.translated(-12 * m_unit, 0)
                                                                 : room;
        m_painter.drawText(side, alignment | Qt::AlignVCenter, text);
    }

    void drawArmName(const QPointF& beside, const Arm& arm, const QString& name)
    {
        m_painter.setFont(sized(m_font, 1, QFont::DemiBold));
        m_painter.setPen(coloursOf(arm, m_theme.appearance).text);
        m_painter.drawText(
            QRectF(at(beside) + QPointF(0.9 * m_unit, -m_unit), QSizeF(9 * m_unit, 2 * m_unit)),
            Qt::AlignLeft | Qt::AlignVCenter, name);
    }

    void drawWords()
    {
        drawArmName(singleCurve.back(), Arm{}, ExampleChart::tr("1 thread"));
        drawArmName(severalCurve.back(), Arm::ofThreads(6), ExampleChart::tr("6 threads"));

        drawCaption(QPointF(m_plot.left() - 0.5 * m_unit, m_plot.top()), Qt::AlignRight,
                    ExampleChart::tr("slow"));
        drawCaption(QPointF(m_plot.left() - 0.5 * m_unit, m_plot.bottom() - 1.4 * m_unit), Qt::AlignRight,
                    ExampleChart::tr("fast"));
        const double below = strip().bottom() + 0.3 * m_unit;
        drawCaption(QPointF(m_plot.left(), below), Qt::AlignLeft, ExampleChart::tr("near"));
        drawCaption(QPointF(m_plot.center().x(), below), Qt::AlignHCenter,
                    ExampleChart::tr("Network round trip"));
        drawCaption(QPointF(m_plot.right(), below), Qt::AlignRight, ExampleChart::tr("far"));
        drawPill();

        drawCrossoverWord();
        if (!m_isRoomy)
            return;
        drawWord(at(severalCurve.back()) + QPointF(0.9 * m_unit, 1.1 * m_unit), 7.8 * m_unit,
                 ExampleChart::tr("Arms"), ExampleChart::tr("two ways to run the same batch"));
        const double side = m_plot.left() - 1.5 * m_unit;
        const QRectF batch = drawWord(
            QPointF(0.5 * m_unit, at(severalCurve.front()).y() - 4.6 * m_unit), side - 0.5 * m_unit,
            ExampleChart::tr("A batch"),
            ExampleChart::tr("8 items, each read, computed and written; the lower it lies, the faster "
                             "it is"));
        lead(QPointF(batch.right() + 0.3 * m_unit, batch.center().y()),
             at(severalCurve.front()) - QPointF(0.6 * m_unit, 0.2 * m_unit));
        const QRectF name = drawWord(QPointF(0.5 * m_unit, strip().top() - 0.4 * m_unit), side - 0.5 * m_unit,
                                     ExampleChart::tr("The strip"),
                                     ExampleChart::tr("colour: who is best there; hatched: not clear"));
        lead(QPointF(name.left() +
                         QFontMetricsF(sized(m_font, 12.0 / 13, QFont::DemiBold))
                             .horizontalAdvance(ExampleChart::tr("The strip")) +
                         0.6 * m_unit,
                     strip().center().y()),
             QPointF(strip().left() - 0.4 * m_unit, strip().center().y()));
    }

    // Below the curves and right of the crossing, where there is room for it.
    void drawCrossoverWord()
    {
        const QString word = ExampleChart::tr("The crossover");
        const QString meaning =
            ExampleChart::tr("from here on threads pay off; the mark on the axis: how sure");
        const QPointF usual = at(crossing) + QPointF(3.4 * m_unit, 3.2 * m_unit);
        const double width = std::min(11 * m_unit, m_right - usual.x());
        const double lowest = m_plot.bottom() - 0.3 * m_unit - heightOfWord(width, word, meaning);
        if (width < 8 * m_unit || lowest < at(crossing).y() + 0.6 * m_unit)
            return;
        const QRectF drawn = drawWord({usual.x(), std::min(usual.y(), lowest)}, width, word, meaning);
        lead(drawn.topLeft() + QPointF(-0.3 * m_unit, 0.2 * m_unit),
             at(crossing) + QPointF(0.5 * m_unit, 0.5 * m_unit));
    }

    // That none of this was measured.
    void drawPill()
    {
        const QString text = ExampleChart::tr("an example");
        m_painter.setFont(sized(m_font, 11.0 / 13, QFont::Normal));
        const QFontMetricsF metrics(m_painter.font());
        const QRectF pill(m_plot.left() + 0.4 * m_unit, m_plot.top() + 0.3 * m_unit,
                          metrics.horizontalAdvance(text) + 0.8 * m_unit, metrics.height() + 0.3 * m_unit);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_theme.neutralSoft);
        m_painter.drawRoundedRect(pill, 4, 4);
        m_painter.setPen(m_theme.mutedText);
        m_painter.drawText(pill, Qt::AlignCenter, text);
    }

    [[nodiscard]] QPointF at(const QPointF& share) const
    {
        return {m_plot.left() + share.x() * m_plot.width(), m_plot.top() + share.y() * m_plot.height()};
    }

    QPainter& m_painter;
    const Theme& m_theme;
    QFont m_font;
    double m_unit; // a line of text
    QRectF m_plot;
    double m_right = 0; // of the widget
    bool m_isRoomy = true;
};

} // namespace

ExampleChart::ExampleChart(QWidget* parent) : QWidget(parent), m_theme(theme(Appearance::Light))
{
    setSpokenRole(this, QAccessible::Chart);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    retranslate();
}

void ExampleChart::setTheme(const Theme& look)
{
    m_theme = look;
    update();
}

QSize ExampleChart::minimumSizeHint() const
{
    const int line = fontMetrics().lineSpacing();
    return {22 * line, 14 * line};
}

void ExampleChart::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    Drawing(painter, *this, m_theme).draw();
}

void ExampleChart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ExampleChart::retranslate()
{
    setAccessibleName(tr("An example of an answer"));
    setAccessibleDescription(
        tr("Two curves over the network round trip, of 1 thread and of 6 threads, cross: "
           "from that crossover on threads pay off."));
    update();
}

} // namespace breakeven
