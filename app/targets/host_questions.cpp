// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/targets/host_questions.h"

#include "core/backends/target_check.h"

#include <QThreadPool>
#include <QtConcurrent>

#include <algorithm>
#include <vector>

namespace breakeven {

namespace {

constexpr int threadCount = 16; // they wait more than they work

struct Question
{
    Target target;
    QFuture<Result<TargetFacts>> answer;
};

// Of the program: asked for once, at its end.
std::stop_source& end()
{
    static std::stop_source source;
    return source;
}

} // namespace

QThreadPool* hostThreads()
{
    static QThreadPool threads;
    threads.setMaxThreadCount(threadCount);
    return &threads;
}

std::stop_token hostStop()
{
    return end().get_token();
}

QFuture<Result<TargetFacts>> askTarget(const Target& target)
{
    static std::vector<Question> underWay;
    std::erase_if(underWay, [](const Question& question) { return question.answer.isFinished(); });
    const auto same = std::find_if(underWay.begin(), underWay.end(), [&](const Question& question) {
        return question.target.backend == target.backend && question.target.network == target.network;
    });
    if (same != underWay.end())
        return same->answer;
    auto answer = QtConcurrent::run(hostThreads(), [target, stop = hostStop()]() -> Result<TargetFacts> {
        if (stop.stop_requested())
            return Error{Error::Code::Cancelled, target.name, {}};
        return checkTarget(target, stop);
    });
    underWay.push_back({target, answer});
    return answer;
}

bool endHostQuestions(std::chrono::milliseconds patience)
{
    hostThreads()->clear();
    end().request_stop();
    return hostThreads()->waitForDone(static_cast<int>(patience.count()));
}

} // namespace breakeven
