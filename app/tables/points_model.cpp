// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tables/points_model.h"

#include "app/wording/emulation_text.h"
#include "app/wording/names.h"
#include "app/wording/quantity_text.h"
#include "app/wording/shown_name.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace breakeven {

namespace {

bool sameRow(const PointResult& one, const PointResult& other)
{
    return one.key == other.key && one.arm == other.arm;
}

// Over round trips the head of their column says that they are emulated.
QString targetText(const PointResult& point, bool namesRuntime)
{
    const QString target = point.emulation && point.key.axis != AxisKind::RttUs
                               ? markedEmulated(shownName(point.key.target))
                               : shownName(point.key.target);
    return namesRuntime ? QStringLiteral("%1, %2").arg(target, runtimeName(point.key.runtime)) : target;
}

bool isEmulated(const PointResult& point)
{
    return point.emulation.has_value();
}

QString displayText(const PointResult& point, int column, bool namesRuntime)
{
    switch (column) {
    case PointsModel::TargetColumn:
        return targetText(point, namesRuntime);
    case PointsModel::AxisColumn:
        return point.key.axis == AxisKind::Threads ? QString()
                                                   : axisValueText(point.key.axis, point.key.value);
    case PointsModel::ThreadsColumn:
        return point.what.isThreads() ? QString::number(point.what.count) : PointsModel::tr("1, pipelined");
    case PointsModel::SingleColumn:
        return durationText(point.singleLatency);
    case PointsModel::ArmColumn:
        return durationText(point.latency);
    case PointsModel::SpeedUpColumn:
        return speedUpText(point.speedUp.ratio);
    case PointsModel::IntervalColumn:
        return isBelievable(point.speedUp) && saysSomething(*point.speedUp.interval)
                   ? speedUpIntervalText(*point.speedUp.interval)
                   : QStringLiteral("…");
    case PointsModel::IoShareColumn:
        return point.ioShare ? shareText(*point.ioShare) : QString();
    case PointsModel::VerdictColumn:
        return verdictName(point);
    default:
        return {};
    }
}

Qt::Alignment alignmentOf(int column)
{
    const bool isText = column <= PointsModel::AxisColumn || column == PointsModel::VerdictColumn;
    return (isText ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter;
}

QVariant sortValue(const PointResult& point, int column)
{
    switch (column) {
    case PointsModel::TargetColumn:
        return point.key.target;
    case PointsModel::AxisColumn:
        return point.key.value;
    case PointsModel::ThreadsColumn:
        return point.what.threads();
    case PointsModel::SingleColumn:
        return static_cast<qlonglong>(point.singleLatency.count());
    case PointsModel::ArmColumn:
        return static_cast<qlonglong>(point.latency.count());
    case PointsModel::SpeedUpColumn:
        return point.speedUp.ratio;
    case PointsModel::IntervalColumn:
        return point.speedUp.interval ? point.speedUp.interval->high - point.speedUp.interval->low : 1e9;
    case PointsModel::IoShareColumn:
        return point.ioShare.value_or(-1);
    case PointsModel::VerdictColumn:
        return static_cast<int>(point.verdict);
    default:
        return {};
    }
}

QString toolTip(const PointResult& point)
{
    QString text = PointsModel::tr("%1 blocks, %2 batches with %3; p5–p95 %4 to %5; best %6")
                       .arg(point.speedUp.blocks)
                       .arg(point.summary.batches)
                       .arg(armName(point.what), durationText(point.summary.p5),
                            durationText(point.summary.p95), durationText(point.bestOf));
    if (point.speedUp.interval)
        text += QLatin1Char('\n') + PointsModel::tr("95 % interval") + QLatin1Char(' ') +
                speedUpIntervalText(*point.speedUp.interval);
    if (point.ioShare)
        text +=
            QLatin1Char('\n') + PointsModel::tr("I/O share") + QLatin1Char(' ') + shareText(*point.ioShare);
    if (point.emulation)
        text += QLatin1Char('\n') + PointsModel::tr("Network %1").arg(emulationName(*point.emulation));
    return text;
}

} // namespace

void PointsModel::setPoints(const std::vector<PointResult>& points)
{
    const auto headers = [this] {
        return std::pair(headerData(AxisColumn, Qt::Horizontal), headerData(ArmColumn, Qt::Horizontal));
    };
    const auto before = headers();
    replaceRows(points);
    nameRuntimes();
    if (headers() != before)
        emit headerDataChanged(Qt::Horizontal, AxisColumn, ArmColumn);
}

void PointsModel::replaceRows(const std::vector<PointResult>& points)
{
    for (std::size_t i = m_points.size(); i-- > 0;) {
        const bool stays = std::any_of(points.begin(), points.end(),
                                       [&](const PointResult& point) { return sameRow(point, m_points[i]); });
        if (stays)
            continue;
        const auto row = static_cast<int>(i);
        beginRemoveRows({}, row, row);
        m_points.erase(m_points.begin() + row);
        endRemoveRows();
    }
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto row = static_cast<int>(i);
        if (i < m_points.size() && sameRow(points[i], m_points[i])) {
            if (points[i] == m_points[i])
                continue;
            m_points[i] = points[i];
            emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
            continue;
        }
        beginInsertRows({}, row, row);
        m_points.insert(m_points.begin() + row, points[i]);
        endInsertRows();
    }
    if (m_points.size() > points.size()) { // rows whose order changed are behind their new places
        beginRemoveRows({}, static_cast<int>(points.size()), static_cast<int>(m_points.size()) - 1);
        m_points.resize(points.size());
        endRemoveRows();
    }
}

void PointsModel::nameRuntimes()
{
    const bool names = std::any_of(m_points.begin(), m_points.end(), [](const PointResult& point) {
        return point.key.runtime != RuntimeKind::Native;
    });
    if (names == std::exchange(m_namesRuntimes, names) || m_points.empty())
        return;
    emit dataChanged(index(0, TargetColumn), index(rowCount() - 1, TargetColumn));
}

int PointsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_points.size());
}

int PointsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PointsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PointResult& point = m_points[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return displayText(point, index.column(), m_namesRuntimes);
    case Qt::TextAlignmentRole:
        return QVariant(alignmentOf(index.column()));
    case Qt::ToolTipRole:
        return toolTip(point);
    case SortRole:
        return sortValue(point, index.column());
    case KeyRole:
        return QVariant::fromValue(point.key);
    case VerdictRole:
        return index.column() == VerdictColumn ? QVariant(static_cast<int>(point.verdict)) : QVariant();
    case WhatRole:
        return QVariant::fromValue(point.what);
    case ArmRole:
        return QVariant::fromValue(point.arm);
    default:
        return {};
    }
}

bool PointsModel::oneThreadCount() const
{
    return !m_points.empty() &&
           std::all_of(m_points.begin(), m_points.end(),
                       [this](const PointResult& point) { return point.what == m_points.front().what; });
}

bool PointsModel::marksTargets() const
{
    return std::any_of(m_points.begin(), m_points.end(), [](const PointResult& point) {
        return point.emulation && point.key.axis != AxisKind::RttUs;
    });
}

QString PointsModel::axisHead() const
{
    const AxisKind axis = m_points.front().key.axis;
    const bool emulated =
        axis == AxisKind::RttUs && std::any_of(m_points.begin(), m_points.end(), isEmulated);
    return emulated ? markedEmulated(axisShortName(axis)) : axisShortName(axis);
}

QVariant PointsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(alignmentOf(section));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TargetColumn:
        return tr("Target");
    case AxisColumn:
        return m_points.empty() ? tr("Value") : axisHead();
    case ThreadsColumn:
        return tr("Arm");
    case SingleColumn:
        return armName(1);
    case ArmColumn:
        return oneThreadCount() ? armName(m_points.front().what) : tr("Arm's latency");
    case SpeedUpColumn:
        return tr("Speed-up");
    case IntervalColumn:
        return tr("95 % interval");
    case IoShareColumn:
        return tr("I/O share");
    case VerdictColumn:
        return tr("Verdict");
    default:
        return {};
    }
}

} // namespace breakeven
