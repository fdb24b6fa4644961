// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/target_password.h"

namespace breakeven {

QString serverOf(const Target& target)
{
    return target.backend.passwordServer();
}

QString passwordOf(const Target& target)
{
    return target.backend.password();
}

Target withPassword(Target target, const QString& password)
{
    if (!serverOf(target).isEmpty())
        target.backend.setPassword(password);
    return target;
}

} // namespace breakeven
