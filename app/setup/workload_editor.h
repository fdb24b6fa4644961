// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/theme/theme.h"
#include "core/plan/plan.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QToolButton;

namespace breakeven {

class CaptionedField;

// What a batch does, as a line, and unfolded as fields.
class WorkloadEditor final : public QWidget
{
    Q_OBJECT

public:
    explicit WorkloadEditor(QWidget* parent = nullptr);

    void set(const Workload& workload, PoolKind pool);
    // As set, with what was edited since. Requires isValid().
    [[nodiscard]] Workload workload() const;
    [[nodiscard]] PoolKind pool() const;
    [[nodiscard]] bool isValid() const;

    void setTheme(const Theme& look);

    // What the sweep sets isn't set here.
    void setSwept(AxisKind axis);
    // How often compute gives a GIL away says something where there is one.
    void setHasGil(bool has);

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Typed; // what the fields say
    [[nodiscard]] Typed typed() const;
    void retranslate();
    void showValues();
    void showLine();
    void unfold(bool open);
    void edited();
    [[nodiscard]] QString problem() const; // empty: none

    Workload m_workload;
    PoolKind m_pool = PoolKind::Kept;
    AxisKind m_swept = AxisKind::Threads;
    bool m_edited = false; // the fields say more than m_workload
    QLabel* m_line;        // these are owned by this, through QObject
    QToolButton* m_change;
    QWidget* m_fields;
    CaptionedField* m_items;
    CaptionedField* m_size;
    CaptionedField* m_compute;
    CaptionedField* m_releases;
    QCheckBox* m_perBatch;
    QLabel* m_hint;
};

} // namespace breakeven
