// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/system_error.h"

#include <cerrno>
#include <system_error>

namespace breakeven {

namespace {

Error::Code codeOf(int number)
{
    switch (number) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return Error::Code::NoSpace;
    case EACCES:
    case EPERM:
    case EROFS:
        return Error::Code::NotPermitted;
    case ENOENT:
    case ENOTDIR:
        return Error::Code::NotFound;
    case ETIMEDOUT:
        return Error::Code::TimedOut;
    case ENOTCONN: // what a FUSE mount says whose server has gone
    case ESHUTDOWN:
    case ECONNRESET:
    case ECONNABORTED:
    case EPIPE:
        return Error::Code::ConnectionLost;
    case ECONNREFUSED:
    case EHOSTUNREACH:
    case ENETUNREACH:
        return Error::Code::Unreachable;
    case EMFILE:
    case ENFILE:
        return Error::Code::FilesExhausted;
    case EAGAIN:
        return Error::Code::Busy;
    default:
        return Error::Code::InputOutput;
    }
}

} // namespace

QString systemWords(int number)
{
    return QString::fromStdString(std::system_category().message(number));
}

Error systemError(int number, const QString& where)
{
    return {codeOf(number), where, systemWords(number)};
}

} // namespace breakeven
