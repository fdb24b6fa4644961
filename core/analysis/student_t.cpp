// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/student_t.h"

#include <boost/math/distributions/students_t.hpp>
#include <cassert>
#include <cmath>

namespace breakeven {

double studentTQuantile(double p, double degreesOfFreedom)
{
    assert(p > 0 && p < 1 && degreesOfFreedom > 0);
    return boost::math::quantile(boost::math::students_t(degreesOfFreedom), p);
}

double studentTTails(double t, double degreesOfFreedom)
{
    assert(degreesOfFreedom > 0);
    const boost::math::students_t distribution(degreesOfFreedom);
    return 2 * boost::math::cdf(boost::math::complement(distribution, std::abs(t)));
}

} // namespace breakeven
