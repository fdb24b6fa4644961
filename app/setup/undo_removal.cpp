// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/undo_removal.h"

#include "app/theme/plain_text.h"
#include "app/theme/role.h"
#include "app/wording/shown_name.h"

#include <QEvent>

#include <utility>

namespace breakeven {

UndoRemoval::UndoRemoval(QWidget* parent) : QPushButton(parent)
{
    setRole(this, Role::Link);
    setObjectName(QStringLiteral("undoRemove"));
    hide();
}

void UndoRemoval::offer(const RemovedTarget& removed)
{
    m_removed = removed;
    retranslate();
    show();
}

void UndoRemoval::forget()
{
    m_removed.reset();
    hide();
}

std::optional<RemovedTarget> UndoRemoval::take()
{
    hide();
    return std::exchange(m_removed, std::nullopt);
}

void UndoRemoval::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QPushButton::changeEvent(event);
}

void UndoRemoval::retranslate()
{
    if (!m_removed)
        return;
    constexpr int mostLetters = 18; // of a name, which may be of any length
    const int widest = mostLetters * fontMetrics().averageCharWidth();
    const QString name = fontMetrics().elidedText(shownName(m_removed->target.name), Qt::ElideRight, widest);
    setText(tr("Bring “%1” back").arg(withoutShortcut(name)));
    setToolTip(tr("Undo the removal (Ctrl+Z)"));
}

} // namespace breakeven
