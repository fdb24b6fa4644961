// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/room_words.h"

#include <QCoreApplication>

namespace breakeven {

namespace {

struct RelayWords
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Relay)
};

} // namespace

QString wordsOf(NetworkReason code)
{
    switch (code) {
    case NetworkReason::SocketTooLong:
        return RelayWords::tr("a path of 107 bytes at most");
    }
    return {};
}

QString wordsOf(NetworkPlace code)
{
    switch (code) {
    case NetworkPlace::Relay:
        return RelayWords::tr("latency relay");
    }
    return {};
}

} // namespace breakeven
