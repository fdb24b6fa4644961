// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

#include <vector>

class QLabel;
class QLineEdit;
class QPushButton;

namespace breakeven {

// The arms: 1, which is always measured, and any of a few usual thread counts or a typed one.
class ThreadChips final : public QWidget
{
    Q_OBJECT

public:
    explicit ThreadChips(QWidget* parent = nullptr);

    void setThreads(const std::vector<int>& threads);
    [[nodiscard]] std::vector<int> threads() const; // ascending, with 1

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    QPushButton* addChip(int threads);
    void addTyped();

    QList<QPushButton*> m_chips; // owned by this, through QObject
    QLineEdit* m_other;          // likewise
    QLabel* m_hint;              // likewise
};

} // namespace breakeven
