// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace breakeven {

// A checkable button, a chip or a tab, whose text the style sheet makes bold while it is checked. Qt measures
// the text as it is unchecked; this one has room for the bold text from the start, so that none of it is cut
// off and nothing beside it moves.
class ToggleButton final : public QPushButton
{
    Q_OBJECT

public:
    explicit ToggleButton(QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
};

} // namespace breakeven
