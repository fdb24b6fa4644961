// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/csv_export.h"
