// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/target.h"

#include <QPushButton>
#include <QString>

#include <optional>

namespace breakeven {

// A target that was taken off the list, as it was there.
struct RemovedTarget
{
    Target target;   // with its password
    QString savedAs; // empty: it was the plan's
    qsizetype place = 0;
    qsizetype placeOfSaved = 0;
    bool chosen = false;
};

// The button that brings the target removed last back; hidden where there is none.
class UndoRemoval final : public QPushButton
{
    Q_OBJECT

public:
    explicit UndoRemoval(QWidget* parent = nullptr);

    void offer(const RemovedTarget& removed);
    void forget();
    [[nodiscard]] std::optional<RemovedTarget> take(); // which is offered no more

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    std::optional<RemovedTarget> m_removed;
};

} // namespace breakeven
