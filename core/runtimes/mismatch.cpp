// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/mismatch.h"

#include "core/runtimes/runtime_code.h"

namespace breakeven {

namespace {

Error mismatchOf(int item, Phrase reason)
{
    return {Error::Code::Mismatch, {}, {}, std::move(reason), phrase(RuntimePlace::Item, item)};
}

QString hexadecimal(std::uint64_t checksum)
{
    return QStringLiteral("%1").arg(checksum, 16, 16, QLatin1Char('0'));
}

} // namespace

Error sizeMismatch(int item, std::size_t written, std::optional<std::size_t> read)
{
    return mismatchOf(item, read ? phrase(RuntimeReason::SizeDiffers, written, *read)
                                 : phrase(RuntimeReason::ItemMissing, written));
}

Error contentMismatch(int item, std::uint64_t written, std::uint64_t read)
{
    return mismatchOf(item, phrase(RuntimeReason::ChecksumDiffers, hexadecimal(written), hexadecimal(read)));
}

} // namespace breakeven
