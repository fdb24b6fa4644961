// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/published_table.h"

#include <QWidget>

#include <vector>

class QLabel;
class QTableWidget;

namespace breakeven {

// The post's table beside what was measured here.
class PublishedView final : public QWidget
{
    Q_OBJECT

public:
    explicit PublishedView(QWidget* parent = nullptr);

    void setTable(const std::vector<PublishedRow>& table);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();

    std::vector<PublishedRow> m_rows;
    QTableWidget* m_table; // these are owned by this, through QObject
    QLabel* m_note;
};

} // namespace breakeven
