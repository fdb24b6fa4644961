// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/backend.h"

#include <utility>

// Items at a place that the test made: what a runtime in another process needs of a back end.
class PlacedBackend final : public breakeven::Backend
{
public:
    explicit PlacedBackend(breakeven::ItemPlace place) : m_place(std::move(place)) {}

    void move(breakeven::ItemPlace place) { m_place = std::move(place); }

    breakeven::Result<breakeven::TargetFacts> open() override { return breakeven::TargetFacts{}; }
    breakeven::Status setNetwork(const breakeven::Network& network) override
    {
        m_place.network = network;
        m_place.fields[QStringLiteral("waits")] = breakeven::waitsFor(network);
        return breakeven::Done{};
    }
    breakeven::Status setItems(int /*items*/) override { return breakeven::Done{}; }
    breakeven::Result<std::unique_ptr<breakeven::Session>> openSession() override
    {
        return breakeven::Error{breakeven::Error::Code::Unsupported, {}, {}};
    }
    breakeven::Result<breakeven::ItemPlace> place() const override { return m_place; }
    [[nodiscard]] int descriptorsOfASession() const override { return 0; }
    breakeven::Status clearItems() override { return breakeven::Done{}; }
    breakeven::Status close() override { return breakeven::Done{}; }

private:
    breakeven::ItemPlace m_place;
};
