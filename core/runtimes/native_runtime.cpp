// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtimes/native_runtime.h"
