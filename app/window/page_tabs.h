// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QPushButton;

namespace breakeven {

// What fills the window below its bar.
enum class Page { Chart, Compare, History };

// The names of the pages, at the head of the window; one is chosen.
class PageTabs final : public QWidget
{
    Q_OBJECT

public:
    explicit PageTabs(QWidget* parent = nullptr);

    void show(Page page);

signals:
    void chosen(breakeven::Page page);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QList<QPushButton*> m_tabs; // in the order of Page; owned by this, through QObject
};

} // namespace breakeven
