// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/top_bar.h"

#include "app/theme/plain_text.h"
#include "app/theme/role.h"
#include "app/theme/spoken_role.h"
#include "app/window/page_tabs.h"
#include "app/wording/shown_name.h"
#include "core/experiment/presets.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

#include <algorithm>
#include <initializer_list>

namespace breakeven {

namespace {

constexpr int widest = 360;     // of an experiment's name, as a run's title may be of any length
constexpr int leastLetters = 4; // of it
constexpr int fewLetters = 12;
constexpr int beforeTabs = 16;

QToolButton* menuButton(QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::TabFocus);
    auto* menu = new QMenu(button);
    menu->setToolTipsVisible(true);
    button->setMenu(menu);
    return button;
}

} // namespace

TopBar::TopBar(QWidget* parent)
    : QFrame(parent)
    , m_brand(new QLabel(QStringLiteral("Breakeven"), this))
    , m_presets(menuButton(this))
    , m_pages(new PageTabs(this))
    , m_save(menuButton(this))
    , m_report(new QToolButton(this))
    , m_menu(menuButton(this))
    , m_reportAction(new QAction(this))
{
    setRole(this, Role::Bar);
    setRole(m_brand, Role::Brand);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 0, 16, 0);
    layout->setSpacing(14);
    layout->addWidget(m_brand);
    layout->addWidget(m_presets);
    layout->addSpacing(beforeTabs);
    layout->addWidget(m_pages);
    layout->addStretch();
    layout->addWidget(m_save);
    layout->addWidget(m_report);
    layout->addWidget(m_menu);
    for (QToolButton* button : {m_presets, m_save})
        setRole(button, Role::Menu);
    m_report->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_report->setFocusPolicy(Qt::TabFocus);
    connect(m_report, &QToolButton::clicked, this, &TopBar::reportWanted);
    connect(m_reportAction, &QAction::triggered, this, &TopBar::reportWanted);
    retranslate();
}

void TopBar::showPreset(const QString& title)
{
    m_title = title;
    m_presets->setAccessibleName(title);
    fit();
}

QString TopBar::presetText(int width) const
{
    return withoutShortcut(m_presets->fontMetrics().elidedText(m_title, Qt::ElideRight, width));
}

int TopBar::widthWith(const QString& preset, bool brand, bool report) const
{
    const int gap = layout()->spacing();
    const int frame =
        m_presets->sizeHint().width() - m_presets->fontMetrics().horizontalAdvance(m_presets->text());
    int width = layout()->contentsMargins().left() + layout()->contentsMargins().right();
    width += frame + m_presets->fontMetrics().horizontalAdvance(preset) + beforeTabs + gap;
    for (const QWidget* part : std::initializer_list<const QWidget*>{m_pages, m_save, m_menu})
        width += part->sizeHint().width() + gap;
    width += gap; // round what stretches
    width += brand ? m_brand->sizeHint().width() + gap : 0;
    width += report ? m_report->sizeHint().width() + gap : 0;
    return width;
}

QSize TopBar::minimumSizeHint() const
{
    return {widthWith(presetText(m_presets->fontMetrics().averageCharWidth() * leastLetters), false, false),
            QFrame::minimumSizeHint().height()};
}

// Where the window is narrow the name of the experiment gives way, then the product's, then the report goes
// into the menu of what can be saved.
void TopBar::fit()
{
    const int letter = m_presets->fontMetrics().averageCharWidth();
    const QString least = presetText(letter * leastLetters);
    const QString few = presetText(letter * fewLetters);
    const bool hasBrand = widthWith(few, true, true) <= width();
    const bool hasReport = widthWith(least, hasBrand, true) <= width();
    const int rest = width() - widthWith(presetText(0), hasBrand, hasReport) +
                     m_presets->fontMetrics().horizontalAdvance(QStringLiteral("…"));
    const QString shown = presetText(std::clamp(rest, letter * leastLetters, widest));
    m_brand->setVisible(hasBrand);
    m_report->setVisible(hasReport);
    m_reportAction->setVisible(!hasReport);
    m_presets->setText(shown);
    m_isWhole = shown == presetText(QWIDGETSIZE_MAX);
    sayWhatToChoose();
}

void TopBar::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    fit();
}

void TopBar::sayWhatToChoose()
{
    QStringList lines{m_isWhole ? QString() : m_title, tr("Choose a ready-made experiment")};
    lines.removeAll(QString());
    m_presets->setToolTip(lines.join(QLatin1Char('\n')));
}

void TopBar::setPlanActions(const QList<QAction*>& actions)
{
    m_planActions = actions;
    retranslate();
}

void TopBar::setMenu(QMenu* menu)
{
    m_menu->menu()->deleteLater();
    m_menu->setMenu(menu);
}

void TopBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange)
        fit();
    QFrame::changeEvent(event);
}

void TopBar::retranslate()
{
    m_presets->menu()->clear();
    for (const Preset& preset : presets()) {
        QAction* action = m_presets->menu()->addAction(shownTitle(preset.plan.title), this,
                                                       [this, id = preset.id] { emit presetChosen(id); });
        action->setToolTip(shownName(preset.description));
    }
    m_presets->menu()->addSeparator();
    m_presets->menu()->addActions(m_planActions); // the window's: clear() leaves them to it
    sayWhatToChoose();
    m_save->setText(tr("Save"));
    m_save->setToolTip(tr("Save the chart as a picture or a document (Ctrl+S), or copy it"));
    m_save->menu()->clear();
    m_save->menu()->addAction(tr("Picture (PNG)…"), this, [this] { emit saveWanted(QStringLiteral("png")); });
    m_save->menu()->addAction(tr("Drawing (SVG)…"), this, [this] { emit saveWanted(QStringLiteral("svg")); });
    m_save->menu()->addAction(tr("Document (PDF)…"), this,
                              [this] { emit saveWanted(QStringLiteral("pdf")); });
    m_save->menu()->addSeparator();
    m_save->menu()->addAction(tr("Copy as a picture"), this, &TopBar::copyWanted);
    m_save->menu()->addAction(m_reportAction); // this's: clear() leaves it
    m_report->setText(tr("Report…"));
    m_reportAction->setText(m_report->text());
    m_report->setToolTip(tr("Save one page that says all of the run, as HTML or PDF (Ctrl+P)"));
    m_menu->setText(QStringLiteral("☰"));
    m_menu->setToolTip(tr("Menu"));
    m_menu->setAccessibleName(tr("Menu"));
    fit();
}

} // namespace breakeven
