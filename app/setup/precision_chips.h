// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

#include <chrono>

class QLabel;
class QPushButton;
class QSpinBox;

namespace breakeven {

class CaptionedField;

// How narrow the answer's interval is to be, how long that may take at most, and which gain is worth having.
class PrecisionChips final : public QWidget
{
    Q_OBJECT

public:
    explicit PrecisionChips(QWidget* parent = nullptr);

    void set(double precision, std::chrono::milliseconds budget); // any: no level may be theirs
    void setWorth(double worth);                                  // any
    [[nodiscard]] double precision() const { return m_precision; }
    [[nodiscard]] double worth() const { return m_worth; }
    [[nodiscard]] std::chrono::milliseconds budget() const { return m_budget; }
    [[nodiscard]] bool isValid() const { return m_isValid; } // what is typed is a time

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showBudget();
    void takeBudget(const QString& text);

    double m_precision = 0.1;
    double m_worth = 0.1; // unrounded, until it is edited
    std::chrono::milliseconds m_budget{20'000};
    bool m_isValid = true;
    QList<QPushButton*> m_chips; // these are owned by this, through QObject
    CaptionedField* m_budgetField;
    QSpinBox* m_worthBox;
    QLabel* m_hint;
};

} // namespace breakeven
