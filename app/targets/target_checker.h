// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/environment/target_facts.h"
#include "core/plan/target.h"

#include <QObject>

namespace breakeven {

// Checks targets in the background, one answer a question; a newer question makes older answers void.
class TargetChecker final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void check(const Target& target);
    void forget(); // the answer under way is not wanted any more

signals:
    void found(const breakeven::TargetFacts& facts);
    void failed(const breakeven::Error& error);

private:
    int m_question = 0;
};

} // namespace breakeven
