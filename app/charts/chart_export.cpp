// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/chart_export.h"
