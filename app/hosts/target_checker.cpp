// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hosts/target_checker.h"

#include <QFutureWatcher>
#include <QtConcurrent>

namespace breakeven {

void TargetChecker::check(const Target& target)
{
    const int question = ++m_question;
    auto* watcher = new QFutureWatcher<Result<TargetFacts>>(this);
    connect(watcher, &QFutureWatcher<Result<TargetFacts>>::finished, this, [this, watcher, question] {
        watcher->deleteLater();
        if (question != m_question)
            return;
        const Result<TargetFacts> result = watcher->result();
        if (result.ok())
            emit found(result.value());
        else
            emit failed(result.error());
    });
    watcher->setFuture(QtConcurrent::run(checkTarget, target));
}

void TargetChecker::forget()
{
    ++m_question;
}

} // namespace breakeven
