// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/theme/theme.h"
#include "core/analysis/comparison.h"

#include <QWidget>

#include <vector>

class QCheckBox;
class QLabel;
class QPushButton;
class QTableView;

namespace breakeven {

class ClearRows;
class ComparisonModel;
class ComparisonPill;
class ElidedLabel;

// The points of a comparison in figures: all of them, or those that clearly changed.
class ComparisonTable final : public QWidget
{
    Q_OBJECT

public:
    explicit ComparisonTable(QWidget* parent = nullptr);

    void setRows(const std::vector<ComparisonRow>& rows);
    void setTheme(const Theme& theme);
    [[nodiscard]] QString asText() const; // what is shown, with tabs between

signals:
    void copied();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void retranslate();
    void spreadColumns();
    [[nodiscard]] int neededWidth(int column) const; // by what it says

    ComparisonModel* m_model; // these are owned by this, through QObject
    ClearRows* m_shown;
    ComparisonPill* m_pill;
    QLabel* m_title;
    ElidedLabel* m_count;
    QCheckBox* m_onlyClear;
    QPushButton* m_copy;
    QTableView* m_view;
};

} // namespace breakeven
