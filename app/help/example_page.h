// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/theme/theme.h"

#include <QFrame>
#include <QString>

class QLabel;
class QPushButton;

namespace breakeven {

class ExampleChart;

// What stands where the chart will be, as long as nothing was measured: what will be answered, and an example
// that teaches the words.
class ExamplePage final : public QFrame
{
    Q_OBJECT

public:
    explicit ExamplePage(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setPromise(const QString& promise); // what pressing Run gives
    void setCanRun(bool can);
    void setCanClose(bool can); // there is something behind it

signals:
    void runWanted();
    void closeWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QLabel* m_question; // these are owned by this, through QObject
    QLabel* m_promise;
    QPushButton* m_run;
    QPushButton* m_close;
    ExampleChart* m_chart;
};

} // namespace breakeven
