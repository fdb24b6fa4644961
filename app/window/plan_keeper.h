// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/foreign_programs.h"
#include "core/plan/plan.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace breakeven {

class SetupPanel;
class TopBar;

// Where what is set up comes from and goes to: presets, the plans of files and of opened runs, the last time
// that the window was closed, the command line. Requires, for all that sets something up, that no run is
// under way.
class PlanKeeper final : public QObject
{
    Q_OBJECT

public:
    // None of them is owned.
    PlanKeeper(SetupPanel* setup, TopBar* top, QWidget* window);

    void choose(const QString& preset); // nothing where there is none of that id
    // What was set up when keep() was called last; the first preset where that isn't known.
    void restore();
    void keep() const;
    void open(const QString& path);                        // a plan's file
    void take(const Plan& measured, const QString& title); // of a run that is opened
    void askForPlan();
    void save();
    void copyAsCommandLine() const;
    void speakAnew(); // in another language: a preset that was left as it is comes in its words

    // What is set up came from this preset, maybe changed since; empty: from elsewhere.
    [[nodiscard]] const QString& preset() const { return m_preset; }
    [[nodiscard]] ForeignPrograms& foreignPrograms() { return m_foreign; }

signals:
    void changing(); // another plan comes
    void openWanted(const QString& path);
    void told(const std::function<QString()>& message) const;
    void failed(const QStringList& sentences) const;

private:
    void set(const QString& preset);
    [[nodiscard]] bool isPreset() const;                      // that was chosen last, unchanged
    [[nodiscard]] bool canBeMeasured(const Plan& plan) const; // otherwise it is said why not

    SetupPanel* m_setup;
    TopBar* m_top;
    QWidget* m_window;
    ForeignPrograms m_foreign;
    QString m_preset;
    Plan m_presetPlan;
};

} // namespace breakeven
