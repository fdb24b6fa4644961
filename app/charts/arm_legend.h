// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/legend_table.h"

#include <QWidget>

#include <vector>

class QAbstractButton;
class QPushButton;

namespace breakeven {

// What the marks of a plot are, to be clicked: once hides an arm or shows it again, twice shows it alone.
class ArmLegend final : public QWidget
{
    Q_OBJECT

public:
    enum class Form { Row, Table };

    explicit ArmLegend(Form form, QWidget* parent = nullptr);

    void show(const PlotState& state);    // what it says; `state` isn't kept
    [[nodiscard]] int widthOfRow() const; // of all names beside each other
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void hiddenWanted(const std::vector<breakeven::Arm>& arms);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    class Entry;

    void toggle(const Arm& arm);
    void isolate(const Arm& arm);
    void layOut();
    void retranslate();

    Form m_form;
    LegendTable m_table;
    PlotFonts m_fonts;
    Theme m_look;
    std::vector<Arm> m_hidden;
    std::vector<Entry*> m_entries; // owned by this, through QObject
    QPushButton* m_all;            // likewise
};

} // namespace breakeven
