// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare/run_picker.h"

#include "app/theme/glyph.h"
#include "app/theme/plain_text.h"
#include "app/wording/run_summary_text.h"

#include <QMenu>
#include <QPainter>
#include <QStyleOptionButton>
#include <QSysInfo>

#include <algorithm>

namespace breakeven {

namespace {

constexpr std::size_t mostRuns = 30; // the history has the others
constexpr int inset = 12;

} // namespace

RunPicker::RunPicker(QWidget* parent)
    : QPushButton(parent)
    , m_look(theme(Appearance::Light))
    , m_menu(new QMenu(this))
{
    m_menu->setToolTipsVisible(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_menu, &QMenu::aboutToShow, this, &RunPicker::fillMenu);
    connect(this, &QPushButton::clicked, this,
            [this] { m_menu->popup(mapToGlobal(QPoint(0, height() + 2))); });
}

void RunPicker::offer(const std::vector<RunSummary>& runs)
{
    m_runs.clear();
    for (const RunSummary& run : runs) {
        if (m_runs.size() == mostRuns)
            break;
        if ((!run.damage || run.damage->isReadable()) && !run.running)
            m_runs.push_back(run);
    }
}

void RunPicker::fillMenu()
{
    m_menu->clear();
    const QDateTime now = QDateTime::currentDateTime();
    const QString here = QSysInfo::machineHostName();
    for (const RunSummary& run : m_runs) {
        const QString text = QStringLiteral("%1   %2 · %3")
                                 .arg(runName(run), whenText(run.started, now), placeText(run.host, here));
        QAction* action =
            m_menu->addAction(withoutShortcut(fontMetrics().elidedText(
                                  text, Qt::ElideMiddle, 60 * fontMetrics().averageCharWidth())),
                              this, [this, path = run.path] { emit chosen(path); });
        action->setToolTip(QStringList{shortAnswerText(run), run.path}.join(QLatin1Char('\n')).trimmed());
    }
    m_menu->addSeparator();
    m_menu->addAction(tr("Choose a file…"), this, &RunPicker::fileWanted);
}

void RunPicker::showRun(const QString& name, const QString& detail, bool pinned)
{
    m_name = name;
    m_detail = detail;
    m_pinned = pinned;
    const QString whole = detail.isEmpty() ? name : QStringLiteral("%1, %2").arg(name, detail);
    setToolTip(whole);
    setAccessibleDescription(whole);
    updateGeometry();
    update();
}

void RunPicker::setTheme(const Theme& look)
{
    m_look = look;
    update();
}

QSize RunPicker::sizeHint() const
{
    return {30 * fontMetrics().averageCharWidth() + 60, QPushButton::sizeHint().height()};
}

QSize RunPicker::minimumSizeHint() const
{
    return {9 * fontMetrics().averageCharWidth() + 40, QPushButton::minimumSizeHint().height()};
}

void RunPicker::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    style()->drawControl(QStyle::CE_PushButton, &option, &painter, this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int side = fontMetrics().height() - 2;
    const auto glyphAt = [&](Glyph glyph, int left, const QColor& colour) {
        drawGlyph(painter, glyph, QRectF(left, (height() - side) / 2.0, side, side), colour);
    };
    QRect room = rect().adjusted(inset, 0, -inset - side - 6, 0);
    glyphAt(Glyph::Down, room.right() + 6, m_look.mutedText);
    if (m_pinned) {
        glyphAt(Glyph::Pin, room.left(), m_look.accent);
        room.setLeft(room.left() + side + 6);
    }
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    const QFontMetrics boldMetrics(bold);
    const int width = std::min(room.width(), boldMetrics.horizontalAdvance(m_name) + 1);
    painter.setFont(bold);
    painter.setPen(m_look.text);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     boldMetrics.elidedText(m_name, Qt::ElideRight, width));
    room.setLeft(room.left() + width + 8);
    if (room.width() < 4 * side)
        return;
    painter.setFont(font());
    painter.setPen(m_look.mutedText);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_detail, Qt::ElideRight, room.width()));
}

} // namespace breakeven
