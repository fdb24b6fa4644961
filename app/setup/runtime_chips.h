// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QList>
#include <QWidget>

#include <vector>

class QPushButton;

namespace breakeven {

class PythonEditor;

// Who executes the batches, at least one; and, where Python has a part in it, which.
class RuntimeChips final : public QWidget
{
    Q_OBJECT

public:
    explicit RuntimeChips(QWidget* parent = nullptr);

    void setRuntimes(const std::vector<RuntimeKind>& runtimes, const PythonSetting& python);
    // In the order set, those chosen since after them; one that can't be measured stays until another is
    // chosen.
    [[nodiscard]] std::vector<RuntimeKind> runtimes() const;
    [[nodiscard]] PythonSetting python() const;

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void toggle(QPushButton* chip, RuntimeKind kind, bool checked);
    void showPython();

    std::vector<RuntimeKind> m_runtimes{RuntimeKind::Native};
    QList<QPushButton*> m_chips; // these are owned by this, through QObject
    PythonEditor* m_python;
};

} // namespace breakeven
