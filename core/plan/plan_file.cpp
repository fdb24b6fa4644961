// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/plan_file.h"

#include "core/plan/plan_code.h"

#include <QFile>

#include <cerrno>

namespace breakeven {

Result<PlanFile> planFromFile(const QString& path)
{
    constexpr qsizetype mostBytes = qsizetype{4} << 20; // thousands of targets
    QFile file(path);
    errno = 0;
    if (!file.open(QIODevice::ReadOnly)) {
        const AnyCode code = errno == ENOENT || errno == ENOTDIR ? Error::Code::NotFound
                             : errno == EACCES || errno == EPERM ? Error::Code::NotPermitted
                                                                 : Error::Code::InputOutput;
        return Error{code, path, file.errorString()};
    }
    const QByteArray bytes = file.read(mostBytes + 1);
    if (bytes.size() > mostBytes)
        return Error{Error::Code::InvalidInput, path, {}, phrase(PlanReason::FileTooLong)};
    if (bytes.isEmpty() && file.error() != QFileDevice::NoError)
        return Error{Error::Code::InputOutput, path, file.errorString()};
    return planFileFromBytes(bytes, path);
}

} // namespace breakeven
