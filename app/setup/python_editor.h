// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/setup/python_finder.h"
#include "core/plan/python_setting.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace breakeven {

// Which Python serves the runtime cpython, and whose batch it runs.
//
// Looks for the interpreters when it is shown first.
class PythonEditor final : public QWidget
{
    Q_OBJECT

public:
    explicit PythonEditor(QWidget* parent = nullptr);

    void setPython(const PythonSetting& python);
    [[nodiscard]] const PythonSetting& python() const { return m_python; }

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void retranslate();
    void fill();
    void add(const PythonInterpreter& interpreter);
    void take(int index);
    void askForInterpreter();
    void askForBatchFile();
    void askWhereToSaveTemplate();
    void setBatchFile(const QString& path);
    void say(const QString& text, bool warning);

    PythonSetting m_python;
    PythonFinder m_finder;
    std::vector<PythonInterpreter> m_found;
    bool m_searching = false;
    bool m_searched = false;
    QComboBox* m_interpreters; // these are owned by this, through QObject
    QLabel* m_hint;
    QPushButton* m_batchFile;
    QPushButton* m_ours;
    QPushButton* m_template;
};

} // namespace breakeven
