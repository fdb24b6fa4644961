// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/run_library.h"
