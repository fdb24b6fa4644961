// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/csv_export.h"

#include "core/plan/emulation.h"
#include "core/plan/plan_json.h"

namespace breakeven {

namespace {

constexpr qsizetype chunkBytes = 1 << 20;

QByteArray quoted(const QString& text)
{
    QByteArray bytes = text.toUtf8();
    if (bytes.contains(',') || bytes.contains('"') || bytes.contains('\n') || bytes.contains('\r'))
        bytes = '"' + bytes.replace("\"", "\"\"") + '"';
    return bytes;
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

    QByteArray chunk = "target,runtime,axis,value,emulation,block,threads,pipelined,batch,batch_ns\r\n";
    for (const Block& block : run.blocks) {
        const PointKey& point = block.point;
        const auto emulation = emulationAt(run.header.plan, point.target, point.value);
        const QByteArray blockColumns = quoted(point.target) + ',' + toString(point.runtime).latin1() + ',' +
                                        toString(point.axis).latin1() + ',' +
                                        QByteArray::number(point.value, 'g', QLocale::FloatingPointShortest) +
                                        ',' + (emulation ? toString(*emulation).latin1() : "") + ',' +
                                        QByteArray::number(block.index) + ',';
        for (const ArmSamples& arm : block.arms) {
            const QByteArray columns =
                blockColumns + QByteArray::number(arm.threads) + (arm.pipelined ? ",1," : ",0,");
            for (std::size_t i = 0; i < arm.batches.size(); ++i) {
                chunk += columns + QByteArray::number(static_cast<qulonglong>(i)) + ',' +
                         QByteArray::number(static_cast<qlonglong>(arm.batches[i].count())) + "\r\n";
                if (chunk.size() >= chunkBytes)
                    if (Status written = flush(chunk); !written.ok())
                        return written;
            }
        }
    }
    return flush(chunk);
}

} // namespace breakeven
