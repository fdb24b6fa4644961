// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backends/target_check.h"
