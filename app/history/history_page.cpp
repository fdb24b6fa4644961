// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history/history_page.h"

#include "app/history/history_chips.h"
#include "app/history/history_filter.h"
#include "app/history/history_model.h"
#include "app/history/history_table.h"
#include "app/history/selection_bar.h"
#include "app/history/toast.h"
#include "app/theme/glyph.h"
#include "app/theme/role.h"
#include "app/theme/text_scale.h"
#include "app/wording/error_text.h"
#include "app/wording/quantity_text.h"
#include "app/wording/run_summary_text.h"

#include <QAction>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QFrame>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace breakeven {

namespace {

// As people write it: "~/.local/share/breakeven/runs".
QString homely(const QString& path)
{
    const QString home = QDir::homePath();
    return path.startsWith(home + QLatin1Char('/')) ? QLatin1Char('~') + path.mid(home.size()) : path;
}

} // namespace

HistoryPage::HistoryPage(QWidget* parent)
    : QWidget(parent)
    , m_model(new HistoryModel(this))
    , m_filter(new HistoryFilter(m_model, this))
    , m_search(new QLineEdit(this))
    , m_chips(new HistoryChips(this))
    , m_open(new QPushButton(this))
    , m_bar(new SelectionBar(this))
    , m_table(new HistoryTable(m_filter, this))
    , m_nothing(new QLabel(this))
    , m_toast(new Toast(this))
{
    setRole(m_nothing, Role::Muted);
    m_nothing->setWordWrap(true);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_search->setClearButtonEnabled(true);

    auto* head = new QHBoxLayout;
    head->setSpacing(10);
    head->addWidget(m_search, 2, Qt::AlignTop);
    head->addWidget(m_chips, 5);
    head->addWidget(m_open, 0, Qt::AlignTop);

    auto* card = new QFrame(this);
    setRole(card, Role::Card);
    auto* inner = new QVBoxLayout(card);
    inner->setContentsMargins(1, 6, 1, 8);
    inner->addWidget(m_table, 1);
    inner->addWidget(m_nothing, 1);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 14, 14, 14);
    layout->setSpacing(10);
    layout->addLayout(head);
    layout->addWidget(m_bar);
    layout->addWidget(card, 1);
    setTabOrder(m_search, m_chips);
    setTabOrder(m_open, m_table);
    setTabOrder(m_table, m_bar);

    setFocusPolicy(Qt::ClickFocus);
    connectParts();
    addShortcuts();
    retranslate();
    showNothing();
}

HistoryPage::~HistoryPage()
{
    // A cell that is edited is closed with the table, after what is kept here.
    disconnect(m_table, nullptr, this, nullptr);
    disconnect(m_model, nullptr, this, nullptr);
}

void HistoryPage::connectParts()
{
    connect(&m_folder, &SavedRuns::listed, this, &HistoryPage::showRuns);
    connect(m_model, &HistoryModel::remarksChanged, &m_edits, &RunEdits::keep);
    connect(&m_edits, &RunEdits::changed, &m_folder, &SavedRuns::refresh);
    connect(&m_edits, &RunEdits::removed, this, &HistoryPage::sayRemoved);
    connect(&m_edits, &RunEdits::failed, this, &HistoryPage::say);
    connect(&m_edits, &RunEdits::restored, this,
            [this](int runs) { m_toast->say(tr("%n runs are back", nullptr, runs), false); });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& words) {
        m_filter->setSearch(words);
        showNothing();
    });
    connect(m_search, &QLineEdit::returnPressed, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_chips, &HistoryChips::kindChosen, this, [this](HistoryFilter::Kind kind, const QString& host) {
        m_filter->setKind(kind, host);
        showNothing();
    });
    connect(m_chips, &HistoryChips::targetChosen, this, [this](const QString& name) {
        m_filter->setTarget(name);
        showNothing();
    });
    connect(m_open, &QPushButton::clicked, this, &HistoryPage::openFileWanted);
    connect(m_table, &HistoryTable::openWanted, this, &HistoryPage::openWanted);
    connect(m_table, &HistoryTable::chosenChanged, this, &HistoryPage::showChosen);
    connect(m_table, &HistoryTable::overlayWanted, this, &HistoryPage::overlayWanted);
    connect(m_table, &HistoryTable::baselineChosen, this, &HistoryPage::baselineChosen);
    connect(m_table, &HistoryTable::exportWanted, this,
            [this](const QString& path) { m_export.ask(this, {path}); });
    connect(m_table, &HistoryTable::editingEnded, this, [this] {
        if (m_postponed)
            showRuns();
    });
    connect(m_table, &HistoryTable::removeWanted, this, &HistoryPage::removePaths);
    connect(m_bar, &SelectionBar::compareWanted, this, &HistoryPage::compareChosen);
    connect(m_bar, &SelectionBar::overlayWanted, this, [this](bool on) {
        for (const QString& path : m_table->selectedPaths())
            emit overlayWanted(path, on);
    });
    connect(m_bar, &SelectionBar::tagWanted, this, &HistoryPage::tagChosen);
    connect(m_bar, &SelectionBar::exportWanted, this,
            [this] { m_export.ask(this, m_table->selectedPaths()); });
    connect(m_bar, &SelectionBar::deleteWanted, this, [this] { removePaths(m_table->selectedPaths()); });
    connect(m_bar, &SelectionBar::clearWanted, m_table, &QAbstractItemView::clearSelection);
    connect(m_toast, &Toast::undoWanted, &m_edits, &RunEdits::undo);
    connect(&m_export, &RunExport::failed, this, &HistoryPage::say);
    connect(&m_export, &RunExport::exported, this, [this](int runs, const QString& place) {
        m_toast->say(tr("%n runs exported: %1", nullptr, runs).arg(homely(place)), false);
    });
}

void HistoryPage::addShortcuts()
{
    const auto add = [this](const QKeySequence& keys, auto slot) {
        connect(new QShortcut(keys, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut),
                &QShortcut::activated, this, slot);
    };
    add(QKeySequence(QKeySequence::Find), [this] {
        m_search->setFocus();
        m_search->selectAll();
    });
}

void HistoryPage::refresh()
{
    m_folder.refresh();
}

void HistoryPage::add(const QString& path)
{
    m_folder.add(path);
}

void HistoryPage::setShown(const QString& path)
{
    m_model->setShown(path);
}

void HistoryPage::setLaidOver(const QString& path, bool laidOver)
{
    if (laidOver)
        m_laidOver.insert(path);
    else
        m_laidOver.remove(path);
    m_model->setLaidOver(path, laidOver);
    showChosen();
}

void HistoryPage::setBaseline(const QString& path)
{
    m_model->setBaseline(path);
}

void HistoryPage::setTheme(const Theme& look)
{
    m_table->setTheme(look);
    m_bar->setTheme(look);
    const QList<QAction*> before = m_search->actions();
    for (QAction* action : before)
        if (action->objectName() == QLatin1String("search"))
            delete action;
    QAction* sign = m_search->addAction(
        iconOf(Glyph::Search, look.mutedText, m_search->fontMetrics().height()), QLineEdit::LeadingPosition);
    sign->setObjectName(QStringLiteral("search"));
}

void HistoryPage::showRuns()
{
    m_postponed = m_table->isEditing();
    if (m_postponed)
        return;
    const QStringList chosen = m_table->selectedPaths();
    m_model->setRuns(m_edits.withUnwritten(m_folder.runs()), m_folder.elsewhere());
    m_chips->offer(*m_model);
    m_table->selectPaths(chosen);
    showNothing();
    showChosen();
    emit listed();
}

void HistoryPage::showNothing()
{
    const bool any = m_filter->rowCount() > 0;
    if (!any && m_table->hasFocus())
        setFocus(); // keys stay here
    m_table->setVisible(any);
    m_nothing->setVisible(!any);
    m_nothing->setText(m_model->rowCount() == 0 ? tr("Every run is saved by itself and listed here.")
                                                : tr("No run matches."));
}

void HistoryPage::showChosen()
{
    const QStringList paths = m_table->selectedPaths();
    QStringList shared;
    QStringList names;
    bool allLaidOver = !paths.isEmpty();
    for (const QString& path : paths) {
        const RunSummary* run = runAt(path);
        if (run == nullptr)
            continue;
        allLaidOver = allLaidOver && m_laidOver.contains(path);
        if (names.isEmpty())
            shared = run->targets;
        names.append(runName(*run));
        shared.erase(std::remove_if(shared.begin(), shared.end(),
                                    [&](const QString& target) { return !run->targets.contains(target); }),
                     shared.end());
    }
    QString detail = names.value(0);
    if (paths.size() > 1)
        detail = shared.isEmpty() ? tr("they have no target in common")
                                  : tr("in all of them: %1").arg(shared.join(QStringLiteral(", ")));
    m_bar->show(paths.size(), detail, allLaidOver);
}

const RunSummary* HistoryPage::runAt(const QString& path) const
{
    const int row = m_model->rowOf(path);
    return row < 0 ? nullptr : &m_model->at(row).run;
}

void HistoryPage::tagChosen(const QString& text)
{
    for (const QString& path : m_table->selectedPaths()) {
        const RunSummary* run = runAt(path);
        if (run == nullptr)
            continue;
        RunRemarks remarks = run->remarks;
        for (const QString& tag : tagsFromText(text))
            if (!remarks.tags.contains(tag))
                remarks.tags.append(tag);
        m_model->setRemarks(path, remarks);
    }
}

void HistoryPage::compareChosen()
{
    std::vector<const RunSummary*> chosen;
    for (const QString& path : m_table->selectedPaths())
        if (const RunSummary* run = runAt(path))
            chosen.push_back(run);
    std::stable_sort(chosen.begin(), chosen.end(), [](const RunSummary* one, const RunSummary* other) {
        return one->started < other->started;
    });
    QStringList paths;
    for (const RunSummary* run : chosen)
        paths.append(run->path);
    emit compareWanted(paths);
}

void HistoryPage::removePaths(const QStringList& paths)
{
    QStringList ours;
    const QSet<QString> elsewhere = m_folder.elsewhere();
    for (const QString& path : paths) {
        const RunSummary* run = runAt(path);
        if (run == nullptr)
            continue;
        if (run->running) {
            m_toast->say(tr("“%1” is still being measured.").arg(runName(*run)), false);
            continue;
        }
        if (m_laidOver.contains(path))
            emit overlayWanted(path, false);
        if (elsewhere.contains(path))
            m_folder.forget(path); // the file is none of ours: it stays
        else
            ours.append(path);
    }
    m_edits.remove(ours);
}

void HistoryPage::sayRemoved(const std::vector<DeletedRun>& removed)
{
    const RunSummary* run = runAt(removed.front().path);
    if (removed.size() > 1 || run == nullptr)
        m_toast->say(tr("Deleted %n runs", nullptr, static_cast<int>(removed.size())), true);
    else
        m_toast->say(tr("Deleted “%1” of %2")
                         .arg(runName(*run).isEmpty() ? QFileInfo(run->path).fileName() : runName(*run),
                              whenText(run->started, QDateTime::currentDateTime())),
                     true);
}

void HistoryPage::say(const Error& error)
{
    m_toast->say(sentence(error), false);
}

QString HistoryPage::summary() const
{
    qint64 bytes = 0;
    for (const RunSummary& run : m_folder.runs())
        bytes += run.bytes;
    return tr("%n runs · %1 in %2", nullptr, static_cast<int>(m_folder.runs().size()))
        .arg(bytesText(bytes), homely(runFolder()));
}

QString HistoryPage::keptText() const
{
    return tr("Deleted runs stay in %1 for %n days", nullptr, daysKept)
        .arg(homely(runFolder()) + QStringLiteral("/deleted"));
}

// Undo means what was deleted here, while the focus is here; else the window's own. A field has its own, too.
bool HistoryPage::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent*>(event)->matches(QKeySequence::Undo)) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void HistoryPage::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Undo))
        m_edits.undo();
    else
        QWidget::keyPressEvent(event);
}

void HistoryPage::showEvent(QShowEvent* event)
{
    m_folder.setWatched(true);
    m_table->setFocus(); // keys go through the runs at once
    QWidget::showEvent(event);
}

void HistoryPage::hideEvent(QHideEvent* event)
{
    m_folder.setWatched(false);
    QWidget::hideEvent(event);
}

void HistoryPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange)
        retranslate();
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        m_model->retranslate();
        m_chips->offer(*m_model);
        m_table->retranslate();
        showNothing();
        showChosen();
    }
    QWidget::changeEvent(event);
}

void HistoryPage::retranslate()
{
    m_search->setMinimumWidth(scaled(160));
    m_search->setMaximumWidth(scaled(340));
    m_search->setPlaceholderText(tr("Search names, targets, notes, tags"));
    m_search->setAccessibleName(tr("Search the past runs"));
    m_search->setToolTip(tr("Search names, targets, notes, tags (Ctrl+F)"));
    m_open->setText(tr("Open a file…"));
    m_open->setToolTip(tr("Open a run of any folder (Ctrl+O)"));
}

} // namespace breakeven
