// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/python_calls.h"

namespace breakeven {

namespace {

using Duration = std::chrono::nanoseconds;

StepCosts stepOf(std::vector<GilDrop> drops, int after)
{
    return {.drops = std::move(drops), .after = Duration(after)};
}

GilDrop alone(int held, int free)
{
    return {.held = Duration(held), .call = {}, .free = Duration(free)};
}

GilDrop shared(int held, BlockingCall call)
{
    return {.held = Duration(held), .call = call, .free = {}};
}

StepCosts usualRead(ItemsKind kind)
{
    switch (kind) {
    case ItemsKind::Files:
        return stepOf({shared(1500, BlockingCall::Open), alone(100, 900), alone(400, 700), alone(500, 700),
                       alone(700, 1800), shared(150, BlockingCall::Read), shared(100, BlockingCall::Read),
                       shared(800, BlockingCall::Close)},
                      700);
    case ItemsKind::Redis:
        return stepOf({alone(3300, 900), alone(500, 900), alone(1800, 800), shared(3000, BlockingCall::Send),
                       shared(1700, BlockingCall::Receive)},
                      5500);
    case ItemsKind::Other:
        break;
    }
    return stepOf({shared(2000, BlockingCall::All)}, 1000);
}

StepCosts usualWrite(ItemsKind kind)
{
    switch (kind) {
    case ItemsKind::Files:
        return stepOf({shared(7800, BlockingCall::Create), alone(1700, 900), alone(400, 700), alone(400, 700),
                       alone(500, 700), shared(4800, BlockingCall::Write), alone(400, 800),
                       shared(600, BlockingCall::Close), shared(1700, BlockingCall::Rename)},
                      1000);
    case ItemsKind::Redis:
        return stepOf({alone(3700, 900), alone(500, 900), alone(1800, 800), shared(3500, BlockingCall::Send),
                       shared(1900, BlockingCall::Receive)},
                      5500);
    case ItemsKind::Other:
        break;
    }
    return stepOf({shared(2000, BlockingCall::All)}, 1000);
}

} // namespace

PythonCosts usualCosts(ItemsKind kind)
{
    return {.read = usualRead(kind),
            .compute =
                stepOf({alone(1000, 100), alone(1200, 0), alone(2300, 0), alone(800, 0), alone(300, 0)}, 400),
            .write = usualWrite(kind),
            .executor = {.submit = Duration(6000),
                         .submitted = Duration(1500),
                         .take = Duration(1500),
                         .announce = Duration(1500),
                         .finish = Duration(1500),
                         .result = Duration(800),
                         .await = Duration(5000),
                         .start = Duration(30000),
                         .boot = Duration(15000)},
            .ours = {},
            .work = {},
            .crowd = UsualPace};
}

} // namespace breakeven
