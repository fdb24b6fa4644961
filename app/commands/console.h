// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonDocument>
#include <QString>

namespace breakeven {

// What a command says: results to standard output, everything else to standard error, both in UTF-8. Names,
// errors and paths come from outside: whatever of them a terminal would obey is made visible
// (visible_text.h).
//
// A reader that goes away ("| head -1") is no failure: what follows is dropped. Needs SIGPIPE ignored, as
// main() does. One thread at a time.
class Console
{
public:
    Console() = default;
    // For a program that its user types as `name`.
    explicit Console(QLatin1String name) : m_name(name) {}

    [[nodiscard]] QLatin1String name() const { return m_name; }

    void result(const QString& text);       // without a line feed of ours
    void result(const QJsonDocument& json); // indented, with a line feed
    void prompt(const QString& question);   // on standard error, without a line feed
    void note(const QString& line);         // a line on standard error
    void warning(const QString& sentence);  // "NAME: warning: …"
    void error(const QString& sentence);    // "NAME: …"

    // Whether results were lost for another reason than that nobody reads them: a full disk.
    [[nodiscard]] bool lostResults() const { return m_lost; }

private:
    QLatin1String m_name{"breakeven"};
    bool m_readerGone = false;
    bool m_lost = false;
};

// Opens /dev/null in place of a standard stream that the program was started without (">&-"): the next file
// opened would take its number, and get what is written to it.
void openMissingStreams();

// Writes all of `text` in UTF-8, as it is; false with errno where that fails.
bool writeAll(int descriptor, const QString& text);

} // namespace breakeven
