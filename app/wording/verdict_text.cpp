// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/verdict_text.h"
