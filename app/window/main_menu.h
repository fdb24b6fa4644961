// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/theme/application_theme.h"

#include <QList>
#include <QMenu>

class QActionGroup;

namespace breakeven {

// The menu of the window: files, preferences, help.
class MainMenu final : public QMenu
{
    Q_OBJECT

public:
    // `files` and `help` are owned by the window, `quit` comes last.
    struct Actions
    {
        QList<QAction*> runs;
        QList<QAction*> plans;
        QAction* contrast; // below the appearances
        QList<QAction*> preferences;
        QList<QAction*> help;
        QAction* quit;
    };
    MainMenu(const Actions& actions, QWidget* parent);

    void showAppearance(AppearanceChoice choice); // as the one in use
    void showTextSize(int percent);               // likewise; 0: the system's

signals:
    void appearanceChosen(breakeven::AppearanceChoice choice);
    void languageChosen(const QString& language);
    void textSizeChosen(int percent);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QMenu* m_appearance; // these are owned by this, through QObject
    QMenu* m_language;
    QMenu* m_textSize;
    QActionGroup* m_appearances;
    QActionGroup* m_languages;
    QActionGroup* m_textSizes;
};

} // namespace breakeven
