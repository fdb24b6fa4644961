// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/targets/target_checker.h"

#include "app/targets/host_questions.h"

#include <QFutureWatcher>

namespace breakeven {

void TargetChecker::check(const Target& target)
{
    const int question = ++m_question;
    auto* watcher = new QFutureWatcher<Result<TargetFacts>>(this);
    connect(watcher, &QFutureWatcher<Result<TargetFacts>>::finished, this,
            [this, watcher, question, name = target.name] {
                watcher->deleteLater();
                if (question != m_question)
                    return;
                const Result<TargetFacts> result = watcher->result();
                if (!result.ok())
                    return emit failed(result.error());
                TargetFacts facts = result.value();
                facts.target = name; // the question may have been another's
                emit found(facts);
            });
    watcher->setFuture(askTarget(target));
}

void TargetChecker::forget()
{
    ++m_question;
}

} // namespace breakeven
