// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace breakeven {

// Contexts of the catalogues that several rooms' words stand in, so that a translator finds together what a
// user meets together.

struct ErrorSentences
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Error)
};

struct BackendWords
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Backends)
};

struct AddressWords
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Address)
};

struct PlanWords
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Plan)
};

struct TargetTabs
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::TargetDialog)
};

struct TargetPlaces
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::TargetText)
};

struct AdviceWords
{
    Q_DECLARE_TR_FUNCTIONS(breakeven)
};

} // namespace breakeven
