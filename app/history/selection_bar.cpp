// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history/selection_bar.h"

#include "app/theme/elided_label.h"
#include "app/theme/glyph.h"
#include "app/theme/role.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStyle>
#include <QWidgetAction>

#include <utility>

namespace breakeven {

SelectionBar::SelectionBar(QWidget* parent)
    : QFrame(parent)
    , m_count(new QLabel(this))
    , m_what(new ElidedLabel(Qt::ElideRight, this))
    , m_compare(new QPushButton(this))
    , m_overlay(new QPushButton(this))
    , m_tag(new QPushButton(this))
    , m_export(new QPushButton(this))
    , m_delete(new QPushButton(this))
    , m_clear(new QPushButton(this))
    , m_tagMenu(new QMenu(this))
    , m_tagText(new QLineEdit(m_tagMenu))
{
    setRole(this, Role::Chosen);
    setRole(m_count, Role::Title);
    setRole(m_what, Role::Muted);
    setRole(m_compare, Role::Primary);
    setRole(m_delete, Role::Danger);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 5, 8, 5);
    layout->setSpacing(8);
    layout->addWidget(m_count);
    layout->addWidget(m_what, 1);
    for (QPushButton* button : {m_compare, m_overlay, m_tag, m_export, m_delete, m_clear})
        layout->addWidget(button);

    auto* entry = new QWidgetAction(m_tagMenu);
    m_tagText->setMinimumWidth(220);
    entry->setDefaultWidget(m_tagText);
    m_tagMenu->addAction(entry);
    connect(m_tag, &QPushButton::clicked, this, [this] {
        m_tagText->clear();
        m_tagMenu->popup(m_tag->mapToGlobal(QPoint(0, m_tag->height() + 2)));
        m_tagText->setFocus();
    });
    connect(m_tagText, &QLineEdit::returnPressed, this, [this] {
        m_tagMenu->hide();
        emit tagWanted(m_tagText->text());
    });
    connect(m_compare, &QPushButton::clicked, this, &SelectionBar::compareWanted);
    connect(m_overlay, &QPushButton::clicked, this, [this] { emit overlayWanted(!m_allLaidOver); });
    connect(m_export, &QPushButton::clicked, this, &SelectionBar::exportWanted);
    connect(m_delete, &QPushButton::clicked, this, &SelectionBar::deleteWanted);
    connect(m_clear, &QPushButton::clicked, this, &SelectionBar::clearWanted);
    setTheme(theme(Appearance::Light));
    show(0, {}, false);
}

void SelectionBar::setTheme(const Theme& look)
{
    const int side = fontMetrics().height();
    for (QPushButton* button : {m_compare, m_overlay, m_tag, m_delete, m_clear})
        button->setIconSize({side, side});
    m_compare->setIcon(iconOf(Glyph::Swap, look.accentText, side));
    m_overlay->setIcon(iconOf(Glyph::Layers, look.text, side));
    m_tag->setIcon(iconOf(Glyph::Tag, look.text, side));
    m_delete->setIcon(iconOf(Glyph::Trash, look.bad, side));
    m_clear->setIcon(iconOf(Glyph::Cross, look.text, side));
}

void SelectionBar::show(qsizetype runs, const QString& detail, bool allLaidOver)
{
    m_runs = runs;
    m_detail = detail;
    m_allLaidOver = allLaidOver;
    if (property("active").toBool() != (runs > 0)) {
        setProperty("active", runs > 0);
        style()->unpolish(this);
        style()->polish(this);
    }
    retranslate();
    m_count->setVisible(runs > 0);
    for (QPushButton* button : {m_compare, m_overlay, m_tag, m_export, m_delete, m_clear}) {
        // Their room is kept, as is that of the whole bar.
        QSizePolicy policy = button->sizePolicy();
        policy.setRetainSizeWhenHidden(true);
        button->setSizePolicy(policy);
        button->setVisible(runs > 0);
    }
    m_compare->setEnabled(runs > 1);
}

int SelectionBar::widthWith(bool texts) const
{
    const QMargins margins = layout()->contentsMargins();
    int width = margins.left() + margins.right() + m_count->sizeHint().width() + layout()->spacing() +
                m_what->minimumSizeHint().width();
    for (const QPushButton* button : {m_compare, m_overlay, m_tag, m_export, m_delete, m_clear}) {
        // The other form's width follows from that of the letters, which is all that differs.
        const QFontMetrics metrics = button->fontMetrics();
        const bool mayBeIcon = !button->icon().isNull();
        const QString shown = !texts && mayBeIcon ? QString() : button->accessibleName();
        width += layout()->spacing() + button->sizeHint().width() -
                 metrics.horizontalAdvance(button->text()) +
                 (button == m_clear ? 0 : metrics.horizontalAdvance(shown));
    }
    return width;
}

QSize SelectionBar::minimumSizeHint() const
{
    return {widthWith(false), QFrame::minimumSizeHint().height()};
}

// Where the texts have no room, a button with a picture says the rest in its tool tip.
void SelectionBar::fitButtons()
{
    const bool hasTexts = widthWith(true) <= width();
    for (QPushButton* button : {m_compare, m_overlay, m_tag, m_delete})
        button->setText(hasTexts ? button->accessibleName() : QString());
}

void SelectionBar::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    fitButtons();
}

void SelectionBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange)
        fitButtons();
    QFrame::changeEvent(event);
}

void SelectionBar::retranslate()
{
    m_count->setText(tr("%n runs selected", nullptr, static_cast<int>(m_runs)));
    m_what->setWhole(m_runs > 0
                         ? m_detail
                         : tr("Select two runs to compare them, one or more to lay them over the chart."));
    m_compare->setText(tr("Compare"));
    m_compare->setToolTip(m_runs > 1 ? tr("Hold them against each other, the oldest as the base")
                                     : tr("Select another run to compare it with"));
    m_overlay->setText(m_allLaidOver ? tr("Take off") : tr("Lay over"));
    m_overlay->setToolTip(m_allLaidOver ? tr("Take them off the chart")
                                        : tr("Draw them dashed over the chart's run"));
    m_tag->setText(tr("Tag…"));
    m_tag->setToolTip(tr("Add tags"));
    m_tagText->setPlaceholderText(tr("Tags, with commas between, then Enter"));
    m_tagText->setAccessibleName(tr("Tags to add"));
    m_export->setText(tr("Export…"));
    m_export->setToolTip(tr("Write every batch that was measured to a CSV file"));
    m_delete->setText(tr("Delete"));
    m_delete->setToolTip(tr("Delete; it can be undone (Delete)"));
    m_clear->setToolTip(tr("Select nothing"));
    m_clear->setAccessibleName(tr("Select nothing"));
    for (QPushButton* button : {m_compare, m_overlay, m_tag, m_export, m_delete})
        button->setAccessibleName(button->text());
    fitButtons();
}

} // namespace breakeven
