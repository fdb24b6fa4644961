// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/arm_legend.h"

#include "app/theme/role.h"

#include <QAbstractButton>
#include <QEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>

#include <algorithm>
#include <cmath>

namespace breakeven {

namespace {

constexpr double between = 14;
constexpr double inset = 4;
constexpr double faded = 0.4;
constexpr double swatch = 12; // of the band

} // namespace

// A row or a name of the legend: checked while its arm is shown.
class ArmLegend::Entry final : public QAbstractButton
{
public:
    Entry(ArmLegend* legend, std::size_t index) : QAbstractButton(legend), m_legend(legend), m_index(index)
    {
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
        QObject::connect(this, &QAbstractButton::clicked, legend,
                         [this] { m_legend->toggle(m_legend->m_table.rows[m_index].arm.arm); });
    }

protected:
    void mouseDoubleClickEvent(QMouseEvent* event) override
    {
        if (event->button() == Qt::LeftButton)
            m_legend->isolate(m_legend->m_table.rows[m_index].arm.arm);
    }

    void paintEvent(QPaintEvent* /*event*/) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing, true);
        if (hasFocus()) {
            painter.setPen(QPen(m_legend->m_look.accent, 1));
            painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
        }
        const LegendTable::Row& row = m_legend->m_table.rows[m_index];
        painter.setOpacity(isChecked() ? 1 : faded);
        const QRectF inner = QRectF(rect()).adjusted(inset, 0, -inset, 0);
        if (m_legend->m_form == Form::Table)
            paintLegendRow(painter, inner, m_legend->m_table, row, m_legend->m_fonts, m_legend->m_look);
        else
            paintLegendEntry(painter, {inner.left(), inner.center().y()}, row.arm, m_legend->m_fonts,
                             m_legend->m_look, false);
    }

private:
    ArmLegend* m_legend; // its parent
    std::size_t m_index;
};

ArmLegend::ArmLegend(Form form, QWidget* parent)
    : QWidget(parent)
    , m_form(form)
    , m_fonts(PlotFonts::of(font()))
    , m_look(theme(Appearance::Light))
    , m_all(new QPushButton(this))
{
    setRole(m_all, Role::Link);
    m_all->hide();
    connect(m_all, &QPushButton::clicked, this, [this] { emit hiddenWanted({}); });
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    retranslate();
}

void ArmLegend::show(const PlotState& state)
{
    m_table = LegendTable::of(state);
    m_fonts = state.fonts;
    m_look = state.look;
    m_hidden = state.hidden;
    while (m_entries.size() > m_table.rows.size()) {
        m_entries.back()->hide();
        m_entries.back()->deleteLater(); // not at once: Qt may be going through all widgets to restyle them
        m_entries.pop_back();
    }
    while (m_entries.size() < m_table.rows.size()) {
        m_entries.push_back(new Entry(this, m_entries.size()));
        m_entries.back()->show();
    }
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const ChartArm& arm = m_table.rows[i].arm;
        m_entries[i]->setChecked(std::find(m_hidden.begin(), m_hidden.end(), arm.arm) == m_hidden.end());
        QString name = arm.name;
        for (qsizetype column = 0; column < m_table.rows[i].cells.size() && m_form == Form::Table; ++column)
            name += QStringLiteral(", %1 %2").arg(m_table.columns[column], m_table.rows[i].cells[column]);
        m_entries[i]->setAccessibleName(name);
        m_entries[i]->setToolTip(tr("Click: hide or show. Double click: alone."));
    }
    m_all->setVisible(!m_hidden.empty());
    updateGeometry();
    layOut();
    update();
    for (Entry* entry : m_entries)
        entry->update();
}

void ArmLegend::toggle(const Arm& arm)
{
    std::vector<Arm> hidden = m_hidden;
    if (std::erase(hidden, arm) == 0)
        hidden.push_back(arm);
    if (hidden.size() >= m_table.rows.size()) // nothing would be left to see
        hidden.clear();
    emit hiddenWanted(hidden);
}

void ArmLegend::isolate(const Arm& arm)
{
    std::vector<Arm> others;
    for (const LegendTable::Row& row : m_table.rows)
        if (row.arm.arm != arm)
            others.push_back(row.arm.arm);
    emit hiddenWanted(others);
}

int ArmLegend::widthOfRow() const
{
    double width = !m_table.band.isEmpty()
                       ? swatch + between + QFontMetricsF(m_fonts.axis).horizontalAdvance(m_table.band) + 6
                       : 0;
    for (const LegendTable::Row& row : m_table.rows)
        width += legendEntryWidth(row.arm, m_fonts) + 2 * inset + between;
    return static_cast<int>(std::ceil(width)) + (m_hidden.empty() ? 0 : m_all->sizeHint().width());
}

QSize ArmLegend::sizeHint() const
{
    const int row = static_cast<int>(std::ceil(QFontMetricsF(m_fonts.label).height())) + 6;
    if (m_form == Form::Row)
        return {widthOfRow(), row};
    const double head = legendHeadHeight(m_table, m_fonts);
    return {220, static_cast<int>(head) + row * static_cast<int>(m_entries.size())};
}

QSize ArmLegend::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void ArmLegend::layOut()
{
    if (m_form == Form::Table) {
        const double head = legendHeadHeight(m_table, m_fonts);
        const double row = legendRowHeight(m_table, m_fonts, height() - head);
        for (std::size_t i = 0; i < m_entries.size(); ++i)
            m_entries[i]->setGeometry(
                QRectF(0, head + row * static_cast<double>(i), width(), row).toAlignedRect());
        m_all->adjustSize();
        m_all->move(width() - m_all->width(), 0);
        return;
    }
    // From the right, so that a name keeps its place when the link before it comes and goes.
    double right = width();
    if (!m_table.band.isEmpty())
        right -= swatch + 6 + QFontMetricsF(m_fonts.axis).horizontalAdvance(m_table.band) + between;
    for (std::size_t i = m_entries.size(); i-- > 0;) {
        const double own = legendEntryWidth(m_table.rows[i].arm, m_fonts) + 2 * inset;
        m_entries[i]->setGeometry(QRectF(right - own, 0, own, height()).toAlignedRect());
        right -= own + between - 2 * inset;
    }
    m_all->adjustSize();
    m_all->move(static_cast<int>(right) - m_all->width(), (height() - m_all->height()) / 2);
}

void ArmLegend::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing, true);
    if (m_form == Form::Table)
        return paintLegendHead(painter, QRectF(rect()).adjusted(inset, 0, -inset, 0), m_table, m_fonts,
                               m_look);
    if (m_table.band.isEmpty())
        return;
    const QFontMetricsF metrics(m_fonts.axis);
    const double words = metrics.horizontalAdvance(m_table.band);
    painter.setPen(Qt::NoPen);
    QColor band = m_look.hatch;
    band.setAlphaF(0.45F);
    painter.setBrush(band);
    painter.drawRoundedRect(QRectF(width() - words - 6 - swatch, height() / 2.0 - 4, swatch, 8), 2, 2);
    painter.setFont(m_fonts.axis);
    painter.setPen(m_look.mutedText);
    painter.drawText(QRectF(width() - words, 0, words + 1, height()), Qt::AlignVCenter | Qt::AlignLeft,
                     m_table.band);
}

void ArmLegend::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layOut();
}

void ArmLegend::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ArmLegend::retranslate()
{
    m_all->setText(tr("Show all"));
}

} // namespace breakeven
