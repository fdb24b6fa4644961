// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/tables/shown_table.h"
#include "app/wording/published_text.h"
#include "core/analysis/published_table.h"

#include <QWidget>

#include <vector>

class QLabel;
class QTableWidget;

namespace breakeven {

// The post's table beside what was measured here. Below it stands what explains the chosen line; at first
// that is one that differs from the post's.
class PublishedView final : public QWidget
{
    Q_OBJECT

public:
    explicit PublishedView(QWidget* parent = nullptr);

    void setTable(const PublishedTable& table);
    [[nodiscard]] ShownTable table() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();
    void explain(); // the current line

    PublishedTable m_published;
    std::vector<PublishedLine> m_lines;
    QTableWidget* m_table; // these are owned by this, through QObject
    QLabel* m_explanation;
    QLabel* m_note;
};

} // namespace breakeven
