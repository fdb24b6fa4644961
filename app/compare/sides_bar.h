// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/theme/theme.h"
#include "core/runs/run_library.h"

#include <QString>
#include <QStringList>
#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;

namespace breakeven {

class RunPicker;

// Which runs are compared: the base and the new one, or ones, each to be chosen; and whether the base is
// pinned.
class SidesBar final : public QWidget
{
    Q_OBJECT

public:
    explicit SidesBar(QWidget* parent = nullptr);

    void setRuns(const std::vector<RunSummary>& runs);              // to choose from, latest first
    void showSides(const QString& base, const QStringList& others); // paths; empty: none
    void setBaseline(const QString& path);                          // empty: none
    void setTheme(const Theme& theme);

    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void baseChosen(const QString& path);
    void newChosen(const QString& path);
    void fileWanted(bool asBase);
    void swapWanted();
    void pinWanted(bool pinned);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void retranslate();
    void showState();
    void fitPin();
    [[nodiscard]] int widthWith(const QString& pin) const;
    void name(RunPicker* picker, const QString& path, bool pinned);

    std::vector<RunSummary> m_runs;
    QString m_base;
    QStringList m_others;
    QString m_baseline;
    Theme m_look;
    QLabel* m_baseTitle; // these are owned by this, through QObject
    RunPicker* m_basePicker;
    QPushButton* m_swap;
    QLabel* m_newTitle;
    RunPicker* m_newPicker;
    QPushButton* m_pin;
};

} // namespace breakeven
