// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QLatin1String>
#include <QString>

#include <optional>
#include <span>

namespace breakeven {

class BackendTarget;
class JsonFields;
struct AddressedTarget;

// What stands in for the network in front of a target.
enum class Emulation {
    Relay, // every byte passes it, at the time that the network would deliver it
    Waits, // the calls, or the operations, wait as they would for a remote host
};

[[nodiscard]] QLatin1String toString(Emulation emulation); // as every file has it

// The library by which Python speaks with a back end.
struct PythonClient
{
    QLatin1String module; // as it is imported; empty: Python needs none
    QLatin1String name;   // as people call it
};

// What is true of all targets of one back end, and how they are read.
struct TargetType
{
    QLatin1String id;                        // "redis": in plans, run files and the lines to a Python child
    std::span<const QLatin1String> schemes;  // of addresses: the first of them is the usual one
    std::span<const QLatin1String> examples; // of what a user may type
    Emulation emulation = Emulation::Waits;
    // How many emulated round trips the read and the write of one operation make one after another, at least.
    int leastRoundTrips = 2;
    bool waitsPerOperation = false; // where it waits: once for a read and once for a write, not in each call
    bool pipelines = false;         // native batches may be pipelined
    PythonClient python = {};

    // The JSON keys of a target, but for those that every target has.
    BackendTarget (*read)(JsonFields& fields);
    // An address that begins with one of the schemes. InvalidInput says what is wrong with it.
    Result<AddressedTarget> (*fromUrl)(const QString& address);
    // What has no scheme and is this back end's all the same: a path, a word; nothing where it isn't. Null:
    // there is no such thing.
    std::optional<Result<AddressedTarget>> (*fromText)(const QString& text) = nullptr;
    // A bare name, which one back end takes for its host's; null in all others.
    Result<AddressedTarget> (*fromHost)(const QString& text) = nullptr;
};

} // namespace breakeven
