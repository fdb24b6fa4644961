// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/redis_address.h"
