// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/page_parts.h"

#include "app/compare/compare_page.h"
#include "app/history/history_page.h"
#include "app/window/pages.h"
#include "app/window/run_files.h"
#include "app/window/run_session.h"
#include "app/window/setup_drawer.h"
#include "app/window/setup_rail.h"
#include "app/window/status_line.h"

#include <QSettings>
#include <QSplitter>
#include <QWidget>

namespace breakeven {

namespace {

const QString baselineKey = QStringLiteral("baseline");

} // namespace

PageParts::PageParts(PageTabs* tabs, StatusLine* status, QSplitter* chart, const RunSession* session,
                     QWidget* parent)
    : QObject(parent)
    , m_tabs(tabs)
    , m_status(status)
    , m_window(parent)
    , m_compare(new ComparePage(parent))
    , m_history(new HistoryPage(parent))
    , m_rail(new SetupRail(parent))
    , m_pages(new Pages(chart, m_compare, m_history, m_rail, parent))
    , m_drawer(new SetupDrawer(chart, m_pages, m_rail))
{
    connectParts();
    follow(session);
    setBaseline(QSettings().value(baselineKey).toString());
}

void PageParts::connectParts()
{
    connect(m_tabs, &PageTabs::chosen, this, &PageParts::show);
    connect(m_pages, &Pages::changed, this, &PageParts::sayPage);
    connect(m_rail, &SetupRail::setupWanted, this, [this] {
        if (!m_drawer->close())
            showSetup();
    });
    connect(m_rail, &SetupRail::runWanted, this, &PageParts::runWanted);
    connect(m_rail, &SetupRail::stopWanted, this, &PageParts::stopWanted);

    connect(m_history, &HistoryPage::openWanted, this, &PageParts::openWanted);
    connect(m_history, &HistoryPage::openFileWanted, this, &PageParts::openFileWanted);
    connect(m_history, &HistoryPage::overlayWanted, this, &PageParts::overlayWanted);
    connect(m_history, &HistoryPage::baselineChosen, this, &PageParts::setBaseline);
    connect(m_history, &HistoryPage::compareWanted, this, [this](const QStringList& paths) {
        m_compare->compare(paths.front(), paths.mid(1));
        show(Page::Compare);
    });
    connect(m_history, &HistoryPage::listed, this, [this] {
        m_compare->setRuns(m_history->runs());
        sayPage();
    });

    connect(m_compare, &ComparePage::baselineChosen, this, &PageParts::setBaseline);
    connect(m_compare, &ComparePage::fileWanted, this, &PageParts::askForSide);
    connect(m_compare, &ComparePage::compared, this, &PageParts::sayPage);
    connect(m_compare, &ComparePage::copied, this,
            [this] { m_status->showMessage([] { return tr("The table is on the clipboard."); }); });
    connect(m_compare, &ComparePage::heldAgainstBaseline, this, [this](const QString& headline) {
        m_status->showMessage([headline] { return tr("Against the baseline: %1").arg(headline); });
    });
}

void PageParts::follow(const RunSession* session)
{
    connect(session, &RunSession::started, this, [this, session] { setShown(session->path()); });
    connect(session, &RunSession::finished, this, [this, session] {
        m_rail->setRunning(false);
        m_history->refresh();
        if (!session->run()->blocks.empty())
            m_compare->holdAgainstBaseline(session->path());
    });
    connect(m_rail, &SetupRail::stopWanted, m_rail, &SetupRail::setStopping);
}

QWidget* PageParts::pages() const
{
    return m_pages;
}

std::optional<ComparisonPicture> PageParts::picture() const
{
    return m_pages->current() == Page::Compare ? m_compare->picture() : std::nullopt;
}

void PageParts::refresh()
{
    m_history->refresh();
    sayPage(); // it names the folder, which may be another
}

void PageParts::sayFailed(const QString& /*path*/, const Error& error)
{
    m_history->say(error);
}

void PageParts::show(Page page)
{
    m_pages->show(page);
    m_tabs->show(page);
}

Page PageParts::current() const
{
    return m_pages->current();
}

void PageParts::showSetup()
{
    show(Page::Chart);
    m_drawer->open();
}

bool PageParts::closeSetup()
{
    return m_drawer->close();
}

void PageParts::fit(int width)
{
    m_drawer->fit(width);
}

void PageParts::sayPage()
{
    switch (m_pages->current()) {
    case Page::Chart:
        m_status->showPage({}, {});
        break;
    case Page::Compare:
        m_status->showPage(m_compare->summary(), m_compare->sides());
        break;
    case Page::History:
        m_status->showPage(m_history->summary(), m_history->keptText());
        break;
    }
}

void PageParts::setTheme(const Theme& theme)
{
    m_compare->setTheme(theme);
    m_history->setTheme(theme);
    m_rail->setTheme(theme);
}

void PageParts::setRunning()
{
    m_drawer->close();
    m_rail->setRunning(true);
}

void PageParts::setShown(const QString& path)
{
    m_history->setShown(path);
    m_compare->setShown(path);
}

void PageParts::setOverlay(const QString& path, bool on)
{
    if (on)
        m_history->add(path);
    m_history->setLaidOver(path, on);
}

void PageParts::setBaseline(const QString& path)
{
    if (path.isEmpty())
        QSettings().remove(baselineKey);
    else
        QSettings().setValue(baselineKey, path);
    m_history->setBaseline(path);
    m_compare->setBaseline(path);
}

void PageParts::askForSide(bool asBase)
{
    askForRunFiles(m_window, asBase ? tr("Choose the base run") : tr("Choose the new run"),
                   [this, asBase](const QStringList& paths) {
                       if (asBase)
                           m_compare->chooseBase(paths.front());
                       else
                           m_compare->chooseNew(paths.front());
                   });
}

} // namespace breakeven
