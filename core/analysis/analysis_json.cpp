// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_json.h"
