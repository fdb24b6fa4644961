// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/environment/python_facts.h"

#include <utility>

namespace breakeven {

void addOnce(std::vector<PythonFacts>& pythons, PythonFacts python)
{
    for (PythonFacts& known : pythons) {
        PythonFacts both = python;
        both.clients.insert(known.clients.begin(), known.clients.end());
        both.gilReleases = known.gilReleases ? known.gilReleases : python.gilReleases;
        PythonFacts completed = known;
        completed.clients = both.clients;
        completed.gilReleases = both.gilReleases;
        if (completed == both) {
            known = both;
            return;
        }
    }
    pythons.push_back(std::move(python));
}

} // namespace breakeven
