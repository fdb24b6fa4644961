// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/latency_relay.h"
