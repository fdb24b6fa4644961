// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace breakeven {

// While it lives a QApplication that finds no display to open windows on ends the program with status 1,
// after saying so and naming the way without one. By itself Qt would abort, with its own words. One at a
// time.
class DisplayWatch
{
public:
    DisplayWatch();
    DisplayWatch(const DisplayWatch&) = delete;
    DisplayWatch& operator=(const DisplayWatch&) = delete;
    ~DisplayWatch(); // what Qt said meanwhile is passed on
};

} // namespace breakeven
