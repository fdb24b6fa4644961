// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/theme/theme.h"

#include <QFont>
#include <QObject>

namespace breakeven {

enum class AppearanceChoice { System, Light, Dark };

// The font of all that the program draws, at its usual size. Requires a QApplication.
[[nodiscard]] QFont productFont();

// The look of the running program: Fusion style, font, palette and style sheet after a Theme, following the
// system or the user's choice, which is kept in the settings; texts are plain unless they say otherwise
// (PlainText).
// One a program, owned by main(); GUI thread only.
class ApplicationTheme final : public QObject
{
    Q_OBJECT

public:
    explicit ApplicationTheme(QObject* parent = nullptr);

    [[nodiscard]] AppearanceChoice choice() const { return m_choice; }
    void setChoice(AppearanceChoice choice);

    // High where the system's is, or where it is wanted.
    [[nodiscard]] bool wantsHighContrast() const { return m_wantsContrast; }
    void wantHighContrast(bool wanted);
    [[nodiscard]] const Theme& current() const;

    // In per cent of the usual; 0: as large as the system's.
    [[nodiscard]] int textSize() const { return m_textSize; }
    void setTextSize(int percent);

signals:
    void changed(const breakeven::Theme& theme);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override; // the system's change of palette

private:
    void apply();
    void applyFont();
    [[nodiscard]] double textScale() const;

    AppearanceChoice m_choice = AppearanceChoice::System;
    Appearance m_system = Appearance::Light;
    Contrast m_systemContrast = Contrast::Usual;
    bool m_wantsContrast = false;
    int m_textSize = 0;
    double m_systemScale = 1;
};

} // namespace breakeven
