// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <span>

namespace breakeven {

// A chapter of the manual, which is built in. It is written in English and in Markdown.
struct ManualTopic
{
    const char* name;    // as its reader types it
    const char* summary; // a line, to be translated in the context "breakeven"
};

// In the order in which they are to be read.
[[nodiscard]] std::span<const ManualTopic> manualTopics();

// Null where there is no topic of that name.
[[nodiscard]] const ManualTopic* manualTopicNamed(const QString& name);

// From its heading on.
[[nodiscard]] QString manualText(const ManualTopic& topic);

} // namespace breakeven
