// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chart_data.h"
#include "app/theme/theme.h"
#include "app/theme/toggle_button.h"
#include "core/plan/arm.h"

namespace breakeven {

// A chip that chooses an arm: chosen it has the colours and the marker that the arm has in the chart.
class ArmChip final : public ToggleButton
{
    Q_OBJECT

public:
    ArmChip(const Arm& arm, QWidget* parent);

    [[nodiscard]] const Arm& arm() const { return m_arm; }
    void setTheme(const Theme& look);
    void setMarker(MarkerShape marker); // while it is chosen

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int markerRoom() const;
    [[nodiscard]] bool isLocked() const; // the reference can't be changed, but isn't locked by that

    Arm m_arm;
    MarkerShape m_marker = MarkerShape::None;
    Theme m_look = theme(Appearance::Light);
};

} // namespace breakeven
