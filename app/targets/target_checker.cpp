// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/targets/target_checker.h"

#include "app/background/when_ready.h"
#include "app/targets/host_questions.h"

namespace breakeven {

void TargetChecker::check(const Target& target)
{
    const int question = ++m_question;
    whenReady(askTarget(target), this,
              [this, question, name = target.name](const Result<TargetFacts>& result) {
                  if (question != m_question)
                      return;
                  if (!result.ok())
                      return emit failed(result.error());
                  TargetFacts facts = result.value();
                  facts.target = name; // the question may have been another's
                  emit found(facts);
              });
}

void TargetChecker::forget()
{
    ++m_question;
}

} // namespace breakeven
