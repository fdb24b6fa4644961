// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run_library.h"

#include <QAbstractTableModel>
#include <QSet>
#include <QString>

#include <cstddef>
#include <optional>
#include <vector>

namespace breakeven {

// A past run as the history shows it.
struct HistoryRow
{
    RunSummary run;
    QString answer;         // in a few words
    bool elsewhere = false; // not of the runs' folder
    bool shown = false;     // in the chart
    bool laidOver = false;
    bool baseline = false; // every new run is held against it
};

// The past runs: what each column says, and by what it is sorted. Name, note and tags may be edited; who
// keeps them listens to remarksChanged().
class HistoryModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        CheckColumn,
        DateColumn,
        NameColumn,
        PlaceColumn,
        TargetsColumn,
        AnswerColumn,
        StatusColumn,
        NoteColumn,
        TagsColumn,
        ActionsColumn,
        ColumnCount
    };
    enum Role {
        SortRole = Qt::UserRole, // what a column is sorted by
        HaystackRole,            // all that is searched, in small letters
    };

    explicit HistoryModel(QObject* parent = nullptr);

    // Rows that stay keep their place in views: selection and scroll position are by run, not by row.
    void setRuns(const std::vector<RunSummary>& runs, const QSet<QString>& elsewhere);
    void setShown(const QString& path);
    void setLaidOver(const QString& path, bool laidOver);
    void setBaseline(const QString& path);
    void setRemarks(const QString& path, const RunRemarks& remarks);
    void retranslate();

    [[nodiscard]] const HistoryRow& at(int row) const { return m_rows.at(static_cast<std::size_t>(row)); }
    [[nodiscard]] int rowOf(const QString& path) const;          // -1: there is none
    [[nodiscard]] const QString& here() const { return m_here; } // the name of this machine

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

signals:
    void remarksChanged(const QString& path, const breakeven::RunRemarks& remarks);

private:
    [[nodiscard]] QString text(const HistoryRow& row, int column) const;
    [[nodiscard]] QVariant sortKey(const HistoryRow& row, int column) const;
    [[nodiscard]] QString toolTip(const HistoryRow& row, int column) const;
    [[nodiscard]] HistoryRow rowOf(const RunSummary& run, bool elsewhere) const;
    void changed(int row);

    QString m_here;
    QString m_shown;
    QString m_baseline;
    QSet<QString> m_laidOver;
    std::vector<HistoryRow> m_rows;
};

} // namespace breakeven
