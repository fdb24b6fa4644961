// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QStringList>

namespace breakeven {

// The programs of the user's own machine that opened runs and plans name: to open a file is not yet to trust
// it, so the user is asked before one of them is started. GUI thread.
class ForeignPrograms
{
public:
    // What the plan of an opened run names.
    void take(const PythonSetting& named);
    void take(const QStringList& programs); // as unasked() gave them
    [[nodiscard]] const QStringList& unasked() const { return m_unasked; }

    // Those of them that measuring `plan` would start and that nobody has allowed yet.
    [[nodiscard]] QStringList startedBy(const Plan& plan) const;
    void allow(const QStringList& programs);

private:
    QStringList m_unasked;
};

} // namespace breakeven
