// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"

#include <QAbstractTableModel>

#include <vector>

namespace breakeven {

// The table of points while it fills: one row per point and arm.
//
// Holds values and says how they read; knows of no view, no runner, no chart. Lives in the GUI thread.
class PointsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    // Plain enums, as a column is an int for QModelIndex and a role is one for data().
    enum Column {
        TargetColumn,
        AxisColumn,
        ThreadsColumn,
        SingleColumn,
        ArmColumn,
        SpeedUpColumn,
        IntervalColumn,
        IoShareColumn,
        VerdictColumn,
        ColumnCount
    };
    enum Role {
        SortRole = Qt::UserRole, // the bare figure behind the text: what a proxy sorts by
        KeyRole,                 // PointKey
        VerdictRole,             // Verdict as int
        WhatRole,                // Arm
        ArmRole,                 // index in the plan's arms, as std::size_t
    };

    using QAbstractTableModel::QAbstractTableModel;

    // Shows `points`: changes rows that are known, adds and removes the others, so that selection and scroll
    // position survive a live update.
    void setPoints(const std::vector<PointResult>& points);

    // Whether a target's cell says "emulated".
    [[nodiscard]] bool marksTargets() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    void replaceRows(const std::vector<PointResult>& points);
    void nameRuntimes();
    [[nodiscard]] bool oneThreadCount() const;
    [[nodiscard]] QString axisHead() const;

    std::vector<PointResult> m_points;
    bool m_namesRuntimes = false; // unless all are native
};

} // namespace breakeven

Q_DECLARE_METATYPE(breakeven::PointKey)
