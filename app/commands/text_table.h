// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace breakeven {

// Columns of text for a terminal: the first aligned left, the others right, two spaces between.
class TextTable
{
public:
    explicit TextTable(const QStringList& head) : m_rows{head} {}

    void add(QStringList row);
    [[nodiscard]] bool isEmpty() const { return m_rows.size() == 1; }

    // Every line starts with `indent` and ends with a line feed, without spaces before it.
    [[nodiscard]] QString text(const QString& indent = {}) const;

private:
    std::vector<QStringList> m_rows;
};

} // namespace breakeven
