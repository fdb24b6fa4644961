// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/python_setting.h"

#include <QWidget>

#include <chrono>
#include <optional>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace breakeven {

// What if Python were another, of the runtime gil-model: the switch interval, the client library's own time
// in a call, no GIL at all.
class GilModelEditor final : public QWidget
{
    Q_OBJECT

public:
    explicit GilModelEditor(QWidget* parent = nullptr);

    void setPython(const PythonSetting& python);
    // Writes the three settings that are the model's into `python`; what can't be read stays as it is there.
    void applyTo(PythonSetting& python) const;

    // What is wrong with what was typed, a sentence; empty: nothing.
    [[nodiscard]] QString problem() const;

    // What the run that is shown set and calibrated; empty: nothing to say.
    void showRun(const QString& text);

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void edited();
    [[nodiscard]] std::optional<std::chrono::nanoseconds> interval() const;
    [[nodiscard]] std::optional<std::chrono::nanoseconds> held() const;
    void showProblem();
    void retranslate();

    PythonSetting m_set;
    QLabel* m_intervalName; // these are owned by this, through QObject
    QLineEdit* m_interval;
    QLabel* m_heldName;
    QLineEdit* m_held; // empty: as measured beside Python
    QCheckBox* m_noGil;
    QLabel* m_hint;
    QLabel* m_run;
};

} // namespace breakeven
