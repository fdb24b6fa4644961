// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history/history_panel.h"

#include "app/history/run_row_delegate.h"
#include "app/theme/role.h"
#include "app/wording/run_line_text.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QEvent>
#include <QFile>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QMenu>
#include <QSet>
#include <QShortcut>
#include <QSignalBlocker>
#include <QUrl>
#include <QVBoxLayout>
#include <QtConcurrent>

#include <algorithm>

namespace breakeven {

namespace {

constexpr int pathRole = Qt::UserRole;
constexpr std::size_t mostRows = 200;

QString rowText(const RunSummary& run)
{
    return run.title + QLatin1Char('\n') + runLine(run, QDateTime::currentDateTime());
}

} // namespace

HistoryPanel::HistoryPanel(QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_nothing(new QLabel(this))
    , m_list(new QListWidget(this))
{
    setRole(m_title, Role::Section);
    setRole(m_nothing, Role::Small);
    m_nothing->setWordWrap(true);
    m_nothing->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSpacing(2);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    m_list->setItemDelegate(new RunRowDelegate(m_list));

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_nothing, 1);
    layout->addWidget(m_list, 1000);

    connect(m_list, &QListWidget::itemChanged, this, [this](const QListWidgetItem* item) {
        emit overlayWanted(item->data(pathRole).toString(), item->checkState() == Qt::Checked);
    });
    connect(m_list, &QListWidget::itemDoubleClicked, this,
            [this](const QListWidgetItem* item) { emit openWanted(item->data(pathRole).toString()); });
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter})
        connect(new QShortcut(key, m_list, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, this,
                [this] {
                    if (const QListWidgetItem* item = m_list->currentItem())
                        emit openWanted(item->data(pathRole).toString());
                });
    connect(m_list, &QListWidget::customContextMenuRequested, this, &HistoryPanel::showMenu);
    retranslate();
    show({});
}

void HistoryPanel::refresh()
{
    const int question = ++m_question;
    auto* watcher = new QFutureWatcher<std::vector<RunSummary>>(this);
    connect(watcher, &QFutureWatcher<std::vector<RunSummary>>::finished, this, [this, watcher, question] {
        watcher->deleteLater();
        if (question == m_question)
            show(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run([] { return listRuns(defaultRunFolder()); }));
}

void HistoryPanel::add(const RunSummary& run)
{
    if (rowOf(run.path) != nullptr)
        return;
    m_elsewhere.insert(m_elsewhere.begin(), run);
    show(std::vector<RunSummary>(m_runs));
}

void HistoryPanel::setChecked(const QString& path, bool checked)
{
    const QSignalBlocker blocker(m_list);
    if (QListWidgetItem* row = rowOf(path))
        row->setCheckState(checked ? Qt::Checked : Qt::Unchecked);
}

QListWidgetItem* HistoryPanel::rowOf(const QString& path) const
{
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->data(pathRole).toString() == path)
            return m_list->item(row);
    return nullptr;
}

bool HistoryPanel::isElsewhere(const QString& path) const
{
    return std::any_of(m_elsewhere.begin(), m_elsewhere.end(),
                       [&](const RunSummary& run) { return run.path == path; });
}

void HistoryPanel::show(const std::vector<RunSummary>& runs)
{
    QSet<QString> checked;
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->checkState() == Qt::Checked)
            checked.insert(m_list->item(row)->data(pathRole).toString());

    m_runs = runs;
    m_runs.resize(std::min(m_runs.size(), mostRows));
    for (const RunSummary& run : m_runs)
        std::erase_if(m_elsewhere, [&](const RunSummary& other) { return other.path == run.path; });
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    for (const RunSummary& run : m_elsewhere)
        addRow(run, checked.contains(run.path), true);
    for (const RunSummary& run : m_runs)
        addRow(run, checked.contains(run.path), false);
    m_nothing->setVisible(m_list->count() == 0);
    m_list->setVisible(m_list->count() > 0);
}

void HistoryPanel::addRow(const RunSummary& run, bool checked, bool elsewhere)
{
    const QString text = elsewhere ? tr("%1 · other folder").arg(rowText(run)) : rowText(run);
    auto* item = new QListWidgetItem(text, m_list);
    item->setData(pathRole, run.path);
    item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
    item->setCheckState(checked ? Qt::Checked : Qt::Unchecked);
    item->setToolTip(
        tr("%1\nCheck it to lay it over the current run, double-click to open it.").arg(run.path));
}

void HistoryPanel::showMenu(const QPoint& position)
{
    const QListWidgetItem* item = m_list->itemAt(position);
    if (item == nullptr)
        return;
    const QString path = item->data(pathRole).toString();
    QMenu menu(this);
    menu.addAction(tr("Open"), this, [this, path] { emit openWanted(path); });
    menu.addAction(tr("Show in its folder"), this, [path] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath()));
    });
    menu.addSeparator();
    if (isElsewhere(path))
        menu.addAction(tr("Remove from this list"), this, [this, path] { forget(path); });
    else
        menu.addAction(tr("Move to the trash"), this, [this, path] { moveToTrash(path); });
    menu.exec(m_list->viewport()->mapToGlobal(position));
}

// The file is none of ours: it stays.
void HistoryPanel::forget(const QString& path)
{
    emit overlayWanted(path, false);
    std::erase_if(m_elsewhere, [&](const RunSummary& run) { return run.path == path; });
    show(std::vector<RunSummary>(m_runs));
}

void HistoryPanel::moveToTrash(const QString& path)
{
    emit overlayWanted(path, false);
    auto* watcher = new QFutureWatcher<bool>(this);
    connect(watcher, &QFutureWatcher<bool>::finished, this, [this, watcher, path] {
        watcher->deleteLater();
        if (!watcher->result())
            emit failed({Error::Code::NotPermitted, path, {}});
        refresh();
    });
    watcher->setFuture(QtConcurrent::run([path] { return QFile::moveToTrash(path); }));
}

void HistoryPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        show(std::vector<RunSummary>(m_runs));
    }
    QWidget::changeEvent(event);
}

void HistoryPanel::retranslate()
{
    m_title->setText(tr("HISTORY"));
    m_nothing->setText(tr("Every run is saved by itself and listed here."));
    m_list->setAccessibleName(tr("Past runs"));
}

} // namespace breakeven
