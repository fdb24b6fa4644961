// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workload/fake_work.h"
