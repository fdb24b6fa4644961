// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history/history_model.h"

#include "app/wording/error_text.h"
#include "app/wording/run_summary_text.h"
#include "app/wording/shown_name.h"

#include <QFileInfo>
#include <QLocale>
#include <QSysInfo>

#include <algorithm>
#include <utility>

namespace breakeven {

HistoryModel::HistoryModel(QObject* parent) : QAbstractTableModel(parent), m_here(QSysInfo::machineHostName())
{}

HistoryRow HistoryModel::rowOf(const RunSummary& run, bool elsewhere) const
{
    return {.run = run,
            .answer = run.damage && !run.damage->isReadable() ? QString() : shortAnswerText(run),
            .elsewhere = elsewhere,
            .shown = run.path == m_shown,
            .laidOver = m_laidOver.contains(run.path),
            .baseline = run.path == m_baseline};
}

void HistoryModel::setRuns(const std::vector<RunSummary>& runs, const QSet<QString>& elsewhere)
{
    std::vector<HistoryRow> rows;
    rows.reserve(runs.size());
    for (const RunSummary& run : runs)
        rows.push_back(rowOf(run, elsewhere.contains(run.path)));
    const bool same = std::equal(
        rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
        [](const HistoryRow& one, const HistoryRow& other) { return one.run.path == other.run.path; });
    if (same) { // figures at most: no view loses anything
        m_rows = std::move(rows);
        if (!m_rows.empty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int HistoryModel::rowOf(const QString& path) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [&](const HistoryRow& row) { return row.run.path == path; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void HistoryModel::changed(int row)
{
    if (row >= 0)
        emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void HistoryModel::setShown(const QString& path)
{
    m_shown = path;
    for (int row = 0; row < rowCount(); ++row) {
        HistoryRow& one = m_rows[static_cast<std::size_t>(row)];
        if (std::exchange(one.shown, one.run.path == path) != one.shown)
            changed(row);
    }
}

void HistoryModel::setBaseline(const QString& path)
{
    m_baseline = path;
    for (int row = 0; row < rowCount(); ++row) {
        HistoryRow& one = m_rows[static_cast<std::size_t>(row)];
        if (std::exchange(one.baseline, one.run.path == path) != one.baseline)
            changed(row);
    }
}

void HistoryModel::setLaidOver(const QString& path, bool laidOver)
{
    if (laidOver)
        m_laidOver.insert(path);
    else
        m_laidOver.remove(path);
    if (const int row = rowOf(path); row >= 0) {
        m_rows[static_cast<std::size_t>(row)].laidOver = laidOver;
        changed(row);
    }
}

void HistoryModel::setRemarks(const QString& path, const RunRemarks& remarks)
{
    const int row = rowOf(path);
    if (row < 0 || at(row).run.remarks == remarks)
        return;
    m_rows[static_cast<std::size_t>(row)].run.remarks = remarks;
    changed(row);
    emit remarksChanged(path, remarks);
}

void HistoryModel::retranslate()
{
    for (HistoryRow& row : m_rows)
        row = rowOf(row.run, row.elsewhere);
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int HistoryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int HistoryModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString HistoryModel::text(const HistoryRow& row, int column) const
{
    const RunSummary& run = row.run;
    const bool isKnown = !run.damage || run.damage->isReadable();
    switch (column) {
    case DateColumn:
        return whenText(run.started, QDateTime::currentDateTime());
    case NameColumn:
        return isKnown || !runName(run).isEmpty() ? runName(run) : QFileInfo(run.path).fileName();
    case PlaceColumn:
        return isKnown ? placeText(run.host, m_here) : QString();
    case TargetsColumn:
        return targetsText(run);
    case AnswerColumn:
        return run.damage ? tr("Damaged: %1").arg(damageText(*run.damage)) : row.answer;
    case StatusColumn:
        return stateText(run);
    case NoteColumn:
        return run.remarks.note;
    case TagsColumn:
        return run.remarks.tags.join(QStringLiteral(", "));
    default:
        return {};
    }
}

QVariant HistoryModel::sortKey(const HistoryRow& row, int column) const
{
    return column == DateColumn ? QVariant(row.run.started) : QVariant(text(row, column).toLower());
}

QString HistoryModel::toolTip(const HistoryRow& row, int column) const
{
    const QString whole = text(row, column);
    if (column == TargetsColumn)
        return row.run.targets.join(QLatin1Char('\n'));
    if (column == DateColumn)
        return QLocale().toString(row.run.started.toLocalTime(), QLocale::LongFormat);
    if (column == StatusColumn && row.run.error)
        return sentence(*row.run.error);
    if (column != NameColumn)
        return whole;
    QStringList lines{whole};
    if (row.shown)
        lines.append(tr("It is shown in the chart."));
    if (row.laidOver)
        lines.append(tr("It is laid over the shown run."));
    if (row.baseline)
        lines.append(tr("It is the baseline that every new run is held against."));
    lines.append(row.run.path);
    return lines.join(QLatin1Char('\n'));
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const HistoryRow& row = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::EditRole:
        return index.column() == NameColumn ? runName(row.run) : text(row, index.column());
    case Qt::ToolTipRole:
        return toolTip(row, index.column());
    case Qt::AccessibleTextRole: {
        if (index.column() != NameColumn)
            return text(row, index.column());
        QStringList words{text(row, NameColumn)};
        if (row.shown)
            words.append(tr("shown"));
        if (row.laidOver)
            words.append(tr("laid over"));
        if (row.baseline)
            words.append(tr("baseline"));
        return words.join(QStringLiteral(", "));
    }
    case SortRole:
        return sortKey(row, index.column());
    case HaystackRole: {
        const RunSummary& run = row.run;
        return QStringList{text(row, NameColumn),
                           text(row, PlaceColumn),
                           run.targets.join(QLatin1Char(' ')),
                           run.remarks.note,
                           text(row, TagsColumn),
                           stateText(run),
                           QFileInfo(run.path).fileName()}
            .join(QLatin1Char('\n'))
            .toLower();
    }
    default:
        return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    switch (section) {
    case CheckColumn:
        return role == Qt::AccessibleTextRole ? tr("Selected") : QString();
    case DateColumn:
        return tr("Date");
    case NameColumn:
        return tr("Name");
    case PlaceColumn:
        return tr("Where");
    case TargetsColumn:
        return tr("Targets");
    case AnswerColumn:
        return tr("Answer");
    case StatusColumn:
        return tr("Status");
    case NoteColumn:
        return tr("Note");
    case TagsColumn:
        return tr("Tags");
    case ActionsColumn:
        return role == Qt::AccessibleTextRole ? tr("Actions") : QString();
    default:
        return {};
    }
}

Qt::ItemFlags HistoryModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    const bool isRemark =
        index.column() == NameColumn || index.column() == NoteColumn || index.column() == TagsColumn;
    if (index.isValid() && isRemark)
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool HistoryModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || role != Qt::EditRole)
        return false;
    const RunSummary& run = at(index.row()).run;
    RunRemarks remarks = run.remarks;
    const QString text = value.toString().simplified();
    switch (index.column()) {
    case NameColumn:
        remarks.name = text == shownTitle(run.title) ? QString() : text; // an empty one gives the title back
        break;
    case NoteColumn:
        remarks.note = text;
        break;
    case TagsColumn:
        remarks.tags = tagsFromText(text);
        break;
    default:
        return false;
    }
    setRemarks(QString(run.path), remarks);
    return true;
}

} // namespace breakeven
