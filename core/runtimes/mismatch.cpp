// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/mismatch.h"

#include <QCoreApplication>

namespace breakeven {

namespace {

QString itemName(int item)
{
    return QCoreApplication::translate("breakeven::Runtime", "Item %1").arg(item);
}

} // namespace

Error sizeMismatch(int item, std::size_t written, std::optional<std::size_t> read)
{
    const QString what =
        read
            ? QCoreApplication::translate("breakeven::Runtime", "%1 bytes written, %2 read")
                  .arg(written)
                  .arg(*read)
            : QCoreApplication::translate("breakeven::Runtime", "%1 bytes written, now missing").arg(written);
    return {Error::Code::Mismatch, itemName(item), what};
}

Error contentMismatch(int item, std::uint64_t written, std::uint64_t read)
{
    return {Error::Code::Mismatch, itemName(item),
            QCoreApplication::translate("breakeven::Runtime", "checksum %1 written, %2 read")
                .arg(written, 16, 16, QLatin1Char('0'))
                .arg(read, 16, 16, QLatin1Char('0'))};
}

} // namespace breakeven
