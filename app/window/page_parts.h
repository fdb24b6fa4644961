// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compare/comparison_picture.h"
#include "app/theme/theme.h"
#include "app/window/page_tabs.h"
#include "core/base/error.h"

#include <QObject>
#include <QString>

#include <optional>

class QSplitter;
class QWidget;

namespace breakeven {

class ComparePage;
class HistoryPage;
class Pages;
class RunSession;
class SetupDrawer;
class SetupRail;
class StatusLine;

// The pages beside the chart's, and what passes between them: past runs that are compared, the baseline, and
// what each page has to say at the foot of the window.
class PageParts final : public QObject
{
    Q_OBJECT

public:
    // `tabs`, `status` and `chart`, the first page with the set-up in front, are owned by the window,
    // `parent`, and so is `session`.
    PageParts(PageTabs* tabs, StatusLine* status, QSplitter* chart, const RunSession* session,
              QWidget* parent);

    [[nodiscard]] QWidget* pages() const;
    // Of the comparison, where that is the page; else none.
    [[nodiscard]] std::optional<ComparisonPicture> picture() const;

    void refresh(); // lists the past runs anew
    void show(Page page);
    [[nodiscard]] Page current() const;
    void showSetup();                                        // where the chart has it, or as a drawer
    bool closeSetup();                                       // whether it was open as a drawer
    void fit(int width);                                     // to the window's, before it is shown
    void sayFailed(const QString& path, const Error& error); // of a past run
    void setTheme(const Theme& theme);
    void setRunning();                             // until the session's run has ended
    void setShown(const QString& path);            // the run that the chart shows
    void setOverlay(const QString& path, bool on); // laid over it

signals:
    void runWanted();
    void stopWanted();
    void openWanted(const QString& path);
    void openFileWanted();
    void overlayWanted(const QString& path, bool on);

private:
    void connectParts();
    void follow(const RunSession* session);
    void sayPage();
    void setBaseline(const QString& path);
    void askForSide(bool asBase); // of a comparison

    PageTabs* m_tabs;
    StatusLine* m_status;
    QWidget* m_window;
    ComparePage* m_compare; // these are owned by m_window, through QObject
    HistoryPage* m_history;
    SetupRail* m_rail;
    Pages* m_pages;
    SetupDrawer* m_drawer;
};

} // namespace breakeven
