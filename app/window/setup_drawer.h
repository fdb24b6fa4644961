// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QPointer>

class QSplitter;
class QWidget;

namespace breakeven {

class Pages;
class SetupRail;

// The set-up, the first of the chart's columns, where the window is wide enough. In a narrow one it is a
// drawer: the rail stands for it beside every page, and it opens over the middle.
class SetupDrawer final : public QObject
{
    Q_OBJECT

public:
    // All three outlive this. `columns` has the set-up first, once fit() is called.
    SetupDrawer(QSplitter* columns, Pages* pages, SetupRail* rail);

    void fit(int width); // to the window's, in pixels
    void open();         // nothing where it is a column
    bool close();        // whether it was open

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    class Shade;

    void takeOut();
    void putBack();
    void place();

    QSplitter* m_columns;
    Pages* m_pages;
    SetupRail* m_rail;
    QPointer<QWidget> m_setup; // none: a column
    Shade* m_shade;            // over what it is opened over; owned by m_pages, through QObject
    QList<int> m_sizes;        // of the columns, while it was one
};

} // namespace breakeven
