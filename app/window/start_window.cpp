// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/start_window.h"

namespace breakeven {

int startWindow(int& /*argc*/, char** /*argv*/)
{
    return 1;
}

} // namespace breakeven
