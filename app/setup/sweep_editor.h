// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QList>
#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;

namespace breakeven {

class CaptionedField;

// What is varied and over which values: from, to and how many, evenly on a logarithmic scale.
class SweepEditor final : public QWidget
{
    Q_OBJECT

public:
    explicit SweepEditor(QWidget* parent = nullptr);

    void setAxis(const Axis& axis);

    // The axis as edited; values exactly as set by setAxis() while nothing was changed. Requires isValid().
    [[nodiscard]] Axis axis() const;
    [[nodiscard]] bool isValid() const;

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showValues();
    void makeRoom();
    void chooseKind(int index);
    void edited();
    [[nodiscard]] QString problem() const; // empty: none
    [[nodiscard]] QList<QLineEdit*> fields() const;

    std::vector<AxisKind> m_kinds; // as they are offered
    QComboBox* m_kind;             // these are owned by this, through QObject
    CaptionedField* m_from;
    CaptionedField* m_to;
    QLineEdit* m_count;
    QLabel* m_hint;
    Axis m_axis;
    bool m_edited = false; // m_axis.values no longer say what the fields say
};

} // namespace breakeven
