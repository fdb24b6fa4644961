// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/student_t.h"

#include <boost/math/distributions/students_t.hpp>
#include <cassert>

namespace breakeven {

double studentTQuantile(double p, double degreesOfFreedom)
{
    assert(p > 0 && p < 1 && degreesOfFreedom > 0);
    return boost::math::quantile(boost::math::students_t(degreesOfFreedom), p);
}

} // namespace breakeven
