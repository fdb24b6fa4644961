// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare/sides_bar.h"

#include "app/compare/run_picker.h"
#include "app/theme/glyph.h"
#include "app/theme/role.h"
#include "app/theme/toggle_button.h"
#include "app/wording/run_summary_text.h"

#include <QDateTime>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QSysInfo>

#include <algorithm>
#include <initializer_list>

namespace breakeven {

SidesBar::SidesBar(QWidget* parent)
    : QWidget(parent)
    , m_look(theme(Appearance::Light))
    , m_baseTitle(new QLabel(this))
    , m_basePicker(new RunPicker(this))
    , m_swap(new QPushButton(this))
    , m_newTitle(new QLabel(this))
    , m_newPicker(new RunPicker(this))
    , m_pin(new ToggleButton(this))
{
    setRole(m_baseTitle, Role::Section);
    setRole(m_newTitle, Role::Section);
    setRole(m_pin, Role::Chip);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(6);
    layout->addWidget(m_baseTitle);
    layout->addWidget(m_basePicker, 1);
    layout->addWidget(m_swap);
    layout->addWidget(m_newTitle);
    layout->addWidget(m_newPicker, 1);
    layout->addWidget(m_pin);
    connect(m_basePicker, &RunPicker::chosen, this, &SidesBar::baseChosen);
    connect(m_newPicker, &RunPicker::chosen, this, &SidesBar::newChosen);
    connect(m_basePicker, &RunPicker::fileWanted, this, [this] { emit fileWanted(true); });
    connect(m_newPicker, &RunPicker::fileWanted, this, [this] { emit fileWanted(false); });
    connect(m_swap, &QPushButton::clicked, this, &SidesBar::swapWanted);
    connect(m_pin, &QPushButton::clicked, this, &SidesBar::pinWanted);
    retranslate();
}

void SidesBar::setRuns(const std::vector<RunSummary>& runs)
{
    m_runs = runs;
    m_basePicker->offer(runs);
    m_newPicker->offer(runs);
    showState();
}

void SidesBar::showSides(const QString& base, const QStringList& others)
{
    m_base = base;
    m_others = others;
    showState();
}

void SidesBar::setBaseline(const QString& path)
{
    m_baseline = path;
    showState();
}

void SidesBar::setTheme(const Theme& look)
{
    m_look = look;
    m_basePicker->setTheme(look);
    m_newPicker->setTheme(look);
    for (QPushButton* button : std::initializer_list<QPushButton*>{m_swap, m_pin})
        button->setIconSize(QSize(fontMetrics().height(), fontMetrics().height()));
    m_swap->setIcon(iconOf(Glyph::Swap, look.text, fontMetrics().height()));
    showState();
}

void SidesBar::name(RunPicker* picker, const QString& path, bool pinned)
{
    if (path.isEmpty())
        return picker->showRun(tr("Choose a run"), {}, false);
    const auto run =
        std::find_if(m_runs.begin(), m_runs.end(), [&](const RunSummary& one) { return one.path == path; });
    if (run == m_runs.end())
        return picker->showRun(QFileInfo(path).fileName(), {}, pinned);
    picker->showRun(runName(*run),
                    QStringLiteral("%1 · %2").arg(whenText(run->started, QDateTime::currentDateTime()),
                                                  placeText(run->host, QSysInfo::machineHostName())),
                    pinned);
}

void SidesBar::showState()
{
    const bool pinned = !m_base.isEmpty() && m_base == m_baseline;
    name(m_basePicker, m_base, pinned);
    if (m_others.size() > 1)
        m_newPicker->showRun(tr("%n runs", nullptr, static_cast<int>(m_others.size())), {}, false);
    else
        name(m_newPicker, m_others.value(0), false);
    m_swap->setEnabled(!m_base.isEmpty() && m_others.size() == 1);
    m_pin->setEnabled(!m_base.isEmpty());
    m_pin->setChecked(pinned);
    m_pin->setAccessibleName(pinned ? tr("Pinned as baseline") : tr("Pin as baseline"));
    m_pin->setIcon(iconOf(Glyph::Pin, pinned ? m_look.accent : m_look.text, fontMetrics().height()));
    fitPin();
}

int SidesBar::widthWith(const QString& pin) const
{
    QFont bold = m_pin->font();
    bold.setWeight(QFont::DemiBold); // as it is while it is checked
    const QFontMetrics metrics(bold);
    int width = m_pin->sizeHint().width() - metrics.horizontalAdvance(m_pin->text()) +
                metrics.horizontalAdvance(pin) + (layout()->count() - 1) * layout()->spacing();
    for (const QWidget* part : std::initializer_list<const QWidget*>{m_baseTitle, m_newTitle, m_swap})
        width += part->sizeHint().width();
    for (const RunPicker* picker : {m_basePicker, m_newPicker})
        width += picker->minimumSizeHint().width();
    return width;
}

QSize SidesBar::minimumSizeHint() const
{
    return {widthWith({}), QWidget::minimumSizeHint().height()};
}

// Where its text has no room the pin says it in its tool tip.
void SidesBar::fitPin()
{
    m_pin->setText(widthWith(m_pin->accessibleName()) <= width() ? m_pin->accessibleName() : QString());
    m_pin->setToolTip((m_pin->text().isEmpty() ? m_pin->accessibleName() + QLatin1Char('\n') : QString()) +
                      tr("Hold every new run against this one as soon as it ends"));
}

void SidesBar::resizeEvent(QResizeEvent* event)
{
    fitPin();
    QWidget::resizeEvent(event);
}

void SidesBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SidesBar::retranslate()
{
    m_baseTitle->setText(tr("BASE"));
    m_newTitle->setText(tr("NEW"));
    m_basePicker->setAccessibleName(tr("Base run"));
    m_newPicker->setAccessibleName(tr("New run"));
    m_swap->setAccessibleName(tr("Swap base and new"));
    m_swap->setToolTip(tr("Swap base and new"));
    showState();
}

} // namespace breakeven
