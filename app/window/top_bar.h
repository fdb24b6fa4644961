// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/theme/application_theme.h"

#include <QFrame>
#include <QString>

class QActionGroup;
class QLabel;
class QMenu;
class QToolButton;

namespace breakeven {

// The bar at the head of the window: presets, files, and how the program looks.
class TopBar final : public QFrame
{
    Q_OBJECT

public:
    explicit TopBar(QWidget* parent = nullptr);

    void showPreset(const QString& title);
    void showAppearance(AppearanceChoice choice); // as the one in use

signals:
    void presetChosen(const QString& id);
    void openWanted();
    void overlayWanted();                   // a run file, over the current run
    void saveWanted(const QString& format); // "png", "svg", "pdf"
    void appearanceChosen(breakeven::AppearanceChoice choice);
    void languageChosen(const QString& language); // "en", "de"; empty: the system's
    void aboutWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showLanguage();

    QLabel* m_brand; // these are owned by this, through QObject
    QToolButton* m_presets;
    QToolButton* m_open;
    QToolButton* m_save;
    QToolButton* m_look;
    QActionGroup* m_appearances;
    QActionGroup* m_languages;
};

} // namespace breakeven
