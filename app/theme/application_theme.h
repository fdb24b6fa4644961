// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/theme/theme.h"

#include <QObject>

namespace breakeven {

enum class AppearanceChoice { System, Light, Dark };

// The look of the running program: Fusion style, palette and style sheet after a Theme, following the system
// or the user's choice, which is kept in the settings. One a program, owned by main(); GUI thread only.
class ApplicationTheme final : public QObject
{
    Q_OBJECT

public:
    explicit ApplicationTheme(QObject* parent = nullptr);

    [[nodiscard]] AppearanceChoice choice() const { return m_choice; }
    void setChoice(AppearanceChoice choice);
    [[nodiscard]] const Theme& current() const;

signals:
    void changed(const breakeven::Theme& theme);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override; // the system's change of palette

private:
    void apply();

    AppearanceChoice m_choice = AppearanceChoice::System;
    Appearance m_system = Appearance::Light;
};

} // namespace breakeven
