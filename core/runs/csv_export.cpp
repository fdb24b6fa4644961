// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/csv_export.h"

#include "core/plan/arm_format.h"
#include "core/plan/emulation.h"
#include "core/plan/plan_json.h"
#include "core/runs/csv_cell.h"

#include <algorithm>

namespace breakeven {

namespace {

constexpr qsizetype chunkBytes = 1 << 20;

// What operations of this arm took in this block, means: the same in all its rows, empty where not known.
QByteArray operationColumns(const ArmSamples& arm, int items)
{
    if (!arm.totals || arm.batches.empty())
        return ",,,,,,,,\r\n";
    const ArmTotals& totals = *arm.totals;
    const double operations = static_cast<double>(arm.batches.size()) * items;
    QByteArray columns;
    const auto add = [&](double sum) { columns += ',' + QByteArray::number(sum / operations, 'f', 3); };
    for (const std::chrono::nanoseconds sum : {totals.read, totals.compute, totals.write, totals.cpu})
        add(static_cast<double>(sum.count()));
    add(static_cast<double>(totals.voluntarySwitches));
    add(static_cast<double>(totals.involuntarySwitches));
    for (const auto& sum : {totals.gilWait, totals.gilHeld}) {
        if (sum)
            add(static_cast<double>(sum->count()));
        else
            columns += ',';
    }
    return columns + "\r\n";
}

} // namespace

Status exportCsv(const Run& run, QIODevice& out, const QString& where)
{
    const auto flush = [&](QByteArray& chunk) -> Status {
        if (out.write(chunk) != chunk.size())
            return Error{Error::Code::InputOutput, where, out.errorString()};
        chunk.clear();
        return Done{};
    };

    QByteArray chunk = "target,runtime,axis,value,emulation,block," + armColumnNames() +
                       ",batch,batch_ns,read_ns_per_op,compute_ns_per_op,"
                       "write_ns_per_op,cpu_ns_per_op,voluntary_switches_per_op,"
                       "involuntary_switches_per_op,gil_wait_ns_per_op,gil_held_ns_per_op\r\n";
    for (const Block& block : run.blocks) {
        const PointKey& point = block.point;
        const auto emulation = emulationAt(run.header.plan, point.target, point.value);
        const QByteArray blockColumns =
            csvCell(point.target).toUtf8() + ',' + toString(point.runtime).latin1() + ',' +
            toString(point.axis).latin1() + ',' +
            QByteArray::number(point.value, 'g', QLocale::FloatingPointShortest) + ',' +
            (emulation ? toString(*emulation).latin1() : "") + ',' + QByteArray::number(block.index) + ',';
        const int items = std::max(1, workloadAt(run.header.plan, point.value).items);
        for (const ArmSamples& arm : block.arms) {
            const QByteArray operation = operationColumns(arm, items);
            const QByteArray columns = blockColumns + armColumns(arm.arm) + ',';
            for (std::size_t i = 0; i < arm.batches.size(); ++i) {
                chunk += columns + QByteArray::number(static_cast<qulonglong>(i)) + ',' +
                         QByteArray::number(static_cast<qlonglong>(arm.batches[i].count())) + operation;
                if (chunk.size() >= chunkBytes)
                    if (Status written = flush(chunk); !written.ok())
                        return written;
            }
        }
    }
    return flush(chunk);
}

} // namespace breakeven
