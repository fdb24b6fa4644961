// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QObject>
#include <QString>

class QWidget;

namespace breakeven {

class ExamplePage;
class FirstAnswers;
struct Theme;

// The example that teaches the words: by itself until something was measured or opened, and whenever it is
// asked for. It stands where the chart and the answers do.
class FirstStart final : public QObject
{
    Q_OBJECT

public:
    explicit FirstStart(QWidget* window); // which owns this, until a layout takes its parts over

    [[nodiscard]] QWidget* page() const;    // over chart and table
    [[nodiscard]] QWidget* answers() const; // over the answers
    // What it stands for, while it is shown; not owned.
    void standFor(QWidget* chart, QWidget* verdict);

    void begin();                      // the program has started
    void show(bool isNothingMeasured); // asked for
    void close();
    void end(); // something is measured or opened: it has taught what it can

    // What it promises.
    void teach(const Plan& plan, bool canRun, const QString& preset);
    void setTheme(const Theme& theme);

signals:
    void shown(); // and wants to know what to teach
    void runWanted();
    void presetWanted(const QString& id);
    void ownStorageWanted();

private:
    ExamplePage* m_page; // these are owned by the window, through QObject
    FirstAnswers* m_answers;
    QWidget* m_chart = nullptr;
    QWidget* m_verdict = nullptr;
};

} // namespace breakeven
