// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare/compare_page.h"

#include "app/background/when_ready.h"
#include "app/compare/comparison_cards.h"
#include "app/compare/comparison_model.h"
#include "app/compare/comparison_table.h"
#include "app/compare/comparison_view.h"
#include "app/compare/sides_bar.h"
#include "app/theme/plain_text.h"
#include "app/theme/role.h"
#include "app/theme/text_scale.h"
#include "app/theme/toggle_button.h"
#include "app/wording/comparison_text.h"
#include "app/wording/error_text.h"
#include "app/wording/run_summary_text.h"

#include <QButtonGroup>
#include <QDateTime>
#include <QEvent>
#include <QFileInfo>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QVBoxLayout>
#include <QtConcurrent>

#include <algorithm>

namespace breakeven {

namespace {

constexpr int sideWidth = 384;
constexpr int leastSide = 280;
constexpr int pictureWidth = 1000;

QScrollArea* scrolled(QWidget* content, QWidget* parent)
{
    auto* area = new QScrollArea(parent);
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    return area;
}

} // namespace

ComparePage::ComparePage(QWidget* parent)
    : QWidget(parent)
    , m_look(theme(Appearance::Light))
    , m_bar(new SidesBar(this))
    , m_which(new QWidget(this))
    , m_whichLayout(new QHBoxLayout(m_which))
    , m_whichGroup(new QButtonGroup(this))
    , m_message(new QLabel(this))
    , m_plotCard(new QFrame(this))
    , m_view(new ComparisonView(m_plotCard))
    , m_tableCard(new QFrame(this))
    , m_table(new ComparisonTable(m_tableCard))
    , m_cards(new ComparisonCards(this))
{
    layOut();
    connectParts();
    retranslate();
    showOther();
}

void ComparePage::layOut()
{
    setRole(m_message, Role::Muted);
    setRole(m_plotCard, Role::Card);
    setRole(m_tableCard, Role::Card);
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignCenter);

    m_whichLayout->setContentsMargins({});
    m_whichLayout->setSpacing(6);
    m_whichLayout->addStretch();

    auto* plot = new QVBoxLayout(m_plotCard);
    plot->setContentsMargins(1, 1, 1, 1);
    plot->addWidget(scrolled(m_view, m_plotCard));
    auto* table = new QVBoxLayout(m_tableCard);
    table->setContentsMargins(6, 8, 6, 8);
    table->addWidget(m_table);

    auto* rows = new QSplitter(Qt::Vertical, this);
    setRole(rows, Role::Plain);
    rows->addWidget(m_plotCard);
    rows->addWidget(m_tableCard);
    rows->setHandleWidth(10);
    rows->setChildrenCollapsible(false);
    rows->setStretchFactor(0, 3);
    rows->setStretchFactor(1, 2);
    rows->setSizes({560, 320});
    m_plotCard->setMinimumHeight(160);
    m_tableCard->setMinimumHeight(110);

    auto* middle = new QVBoxLayout;
    middle->setContentsMargins(14, 14, 14, 14);
    middle->setSpacing(10);
    middle->addWidget(m_bar);
    middle->addWidget(m_which);
    middle->addWidget(m_message, 1);
    middle->addWidget(rows, 1000);

    auto* side = new QFrame(this);
    setRole(side, Role::Side);
    m_side = scrolled(m_cards, side);
    m_side->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    auto* sideLayout = new QVBoxLayout(side);
    sideLayout->setContentsMargins({});
    sideLayout->addWidget(m_side);

    auto* line = new QFrame(this);
    setRole(line, Role::Line);
    line->setFixedWidth(1);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(middle, 5);
    layout->addWidget(line);
    layout->addWidget(side, 2);
    m_which->hide();
}

void ComparePage::connectParts()
{
    connect(m_bar, &SidesBar::baseChosen, this, &ComparePage::chooseBase);
    connect(m_bar, &SidesBar::newChosen, this, &ComparePage::chooseNew);
    connect(m_bar, &SidesBar::fileWanted, this, &ComparePage::fileWanted);
    connect(m_bar, &SidesBar::swapWanted, this, [this] { compare(m_others.value(0), {m_base}); });
    connect(m_bar, &SidesBar::pinWanted, this, [this](bool pinned) {
        emit baselineChosen(pinned ? m_base : QString());
        m_bar->setBaseline(m_baseline); // whoever was asked may not have wanted it
    });
    connect(m_table, &ComparisonTable::copied, this, &ComparePage::copied);
    connect(m_view, &ComparisonView::runChosen, this, &ComparePage::chooseOther);
}

void ComparePage::setRuns(const std::vector<RunSummary>& runs)
{
    m_runs = runs;
    m_bar->setRuns(runs);
    if (isVisible())
        begin();
}

void ComparePage::setBaseline(const QString& path)
{
    m_baseline = path;
    m_bar->setBaseline(path);
}

void ComparePage::setShown(const QString& path)
{
    m_shown = path;
}

void ComparePage::chooseBase(const QString& path)
{
    compare(path, QStringList(m_others));
}

void ComparePage::chooseNew(const QString& path)
{
    compare(QString(m_base), {path});
}

void ComparePage::compare(const QString& base, const QStringList& others)
{
    m_base = base;
    m_others = others;
    m_others.removeAll(QString());
    m_chosen = 0;
    m_bar->showSides(m_base, m_others);
    load();
}

void ComparePage::holdAgainstBaseline(const QString& path)
{
    if (m_baseline.isEmpty() || m_baseline == path || !QFileInfo::exists(m_baseline))
        return;
    compare(QString(m_baseline), {path});
    m_held = m_question;
}

// Beside what is compared, whatever the text's size.
void ComparePage::fitSide()
{
    constexpr double mostShare = 0.4;
    // Of the window, as the page itself is as wide as this makes it.
    const int room = window()->width() - mapTo(window(), QPoint()).x();
    const int rest = minimumSizeHint().width() - m_side->minimumWidth();
    const int most = std::max(0, std::min(static_cast<int>(mostShare * room), room - rest));
    const int needed = m_cards->minimumSizeHint().width() + m_side->verticalScrollBar()->sizeHint().width();
    m_side->setMinimumWidth(std::clamp(needed, std::min(scaled(leastSide), most), most));
    m_side->parentWidget()->setMaximumWidth(scaled(sideWidth));
}

void ComparePage::resizeEvent(QResizeEvent* event)
{
    fitSide();
    QWidget::resizeEvent(event);
}

void ComparePage::showEvent(QShowEvent* event)
{
    begin();
    QWidget::showEvent(event);
}

// Where nothing was chosen: the shown run, or the latest, against the baseline, or the latest before it that
// has a target in common with it.
void ComparePage::begin()
{
    if (!m_base.isEmpty() || !m_others.isEmpty())
        return;
    const auto canBe = [](const RunSummary& run) {
        return (!run.damage || run.damage->isReadable()) && !run.running;
    };
    const RunSummary* now = summaryAt(m_shown);
    for (const RunSummary& run : m_runs)
        if (now == nullptr && canBe(run))
            now = &run;
    if (now == nullptr || !canBe(*now))
        return;
    QString base = m_baseline == now->path ? QString() : m_baseline;
    for (const RunSummary& run : m_runs) {
        const bool isShared = std::any_of(run.targets.begin(), run.targets.end(), [&](const QString& target) {
            return now->targets.contains(target);
        });
        if (base.isEmpty() && canBe(run) && run.started < now->started && isShared)
            base = run.path;
    }
    compare(base, {QString(now->path)});
}

void ComparePage::load()
{
    const int question = ++m_question;
    if (m_base.isEmpty() || m_others.isEmpty()) {
        m_compared.reset();
        showOthers();
        return;
    }
    say(tr("Comparing…"), false);
    using Compared = Result<std::shared_ptr<const ComparedRuns>>;
    whenReady(QtConcurrent::run(compareFiles, m_base, m_others), this,
              [this, question](const Compared& answer) {
                  if (question != m_question)
                      return;
                  if (answer.ok())
                      return take(answer.value());
                  m_compared.reset();
                  showOthers();
                  say(sentence(answer.error()), true);
              });
}

void ComparePage::take(const std::shared_ptr<const ComparedRuns>& runs)
{
    m_compared = runs;
    m_chosen = runs->others.size() - 1; // the newest
    showOthers();
    if (m_held == m_question)
        emit heldAgainstBaseline(
            headlineOf(other()->comparison).sentence.replace(QLatin1Char('\n'), QStringLiteral("; ")));
}

const ComparedRuns::Other* ComparePage::other() const
{
    return m_compared ? &m_compared->others.at(m_chosen) : nullptr;
}

const RunSummary* ComparePage::summaryAt(const QString& path) const
{
    const auto found =
        std::find_if(m_runs.begin(), m_runs.end(), [&](const RunSummary& run) { return run.path == path; });
    return found == m_runs.end() ? nullptr : &*found;
}

// Which of several new runs rows and cards are of.
void ComparePage::showOthers()
{
    for (QAbstractButton* button : m_whichGroup->buttons())
        delete button;
    const std::size_t count = m_compared ? m_compared->others.size() : 0;
    for (std::size_t i = 0; count > 1 && i < count; ++i) {
        const ComparedRun& run = m_compared->others[i].run;
        auto* chip = new ToggleButton(m_which);
        setRole(chip, Role::Chip);
        chip->setText(withoutShortcut(whenText(run.header.started, QDateTime::currentDateTime())));
        chip->setToolTip(run.name);
        chip->setChecked(i == m_chosen);
        m_whichGroup->addButton(chip);
        m_whichLayout->insertWidget(static_cast<int>(i), chip);
        connect(chip, &QPushButton::clicked, this, [this, i] { chooseOther(i); });
    }
    m_which->setVisible(count > 1);
    showOther();
}

void ComparePage::chooseOther(std::size_t other)
{
    m_chosen = other;
    m_whichGroup->buttons().at(static_cast<qsizetype>(other))->setChecked(true);
    showOther();
}

void ComparePage::showOther()
{
    const ComparedRuns::Other* shown = other();
    const bool any = shown != nullptr;
    const bool hasRows = any && !shown->comparison.rows.empty();
    m_plotCard->parentWidget()->setVisible(hasRows);
    m_side->parentWidget()->setVisible(any);
    if (!any)
        say(tr("Choose two runs above, or select them in the history, to see what changed from one to the "
               "other."),
            false);
    else if (!hasRows)
        say(tr("The runs have no point in common."), false);
    else
        m_message->hide();
    if (any) {
        const QDateTime now = QDateTime::currentDateTime();
        const auto trend =
            m_compared->others.size() > 1 ? trendOf(*m_compared, now) : std::vector<TrendPanel>();
        m_view->show(forestOf(*m_compared, m_chosen, now), trend);
        m_table->setRows(shown->comparison.rows);
        m_cards->show(m_compared->base, *shown);
        fitSide();
    }
    emit compared();
}

void ComparePage::say(const QString& text, bool isError)
{
    setRole(m_message, isError ? Role::Warning : Role::Muted);
    m_message->setText(text);
    m_message->show();
}

void ComparePage::setTheme(const Theme& look)
{
    m_look = look;
    m_view->setTheme(look);
    m_table->setTheme(look);
    m_bar->setTheme(look);
    m_cards->setTheme(look);
}

QString ComparePage::summary() const
{
    const ComparedRuns::Other* shown = other();
    if (shown == nullptr)
        return {};
    const auto& rows = shown->comparison.rows;
    const auto clear =
        std::count_if(rows.begin(), rows.end(), [](const ComparisonRow& row) { return isClear(row.change); });
    return tr("%n rows compared, %1 clear", nullptr, static_cast<int>(rows.size())).arg(clear);
}

QString ComparePage::sides() const
{
    const ComparedRuns::Other* shown = other();
    if (shown == nullptr)
        return {};
    const QDateTime now = QDateTime::currentDateTime();
    return tr("Base: %1, %2 · New: %3, %4")
        .arg(m_compared->base.name, whenText(m_compared->base.header.started, now), shown->run.name,
             whenText(shown->run.header.started, now));
}

std::optional<ComparisonPicture> ComparePage::picture() const
{
    const ComparedRuns::Other* shown = other();
    if (shown == nullptr || shown->comparison.rows.empty())
        return std::nullopt;
    const ComparisonHeadline headline = headlineOf(shown->comparison);
    const RunHeader& base = m_compared->base.header;
    ComparisonPicture picture{
        .caption = {.title = tr("%1 against %2").arg(shown->run.name, m_compared->base.name),
                    .answers = headline.sentence.split(QLatin1Char('\n')),
                    .foot = {sides()}},
        .started = shown->run.header.started,
        .size = {},
        .plots = m_view->painting()};
    if (!headline.rest.isEmpty())
        picture.caption.answers.append(headline.rest);
    picture.caption.answers +=
        shiftSentences(shown->comparison, plansOf(shown->comparison, base, shown->run.header));
    picture.caption.foot += warningsOf(shown->comparison, base, shown->run.header);
    const auto lines = picture.caption.answers.size() + picture.caption.foot.size() + 3;
    picture.size = {pictureWidth, m_view->heightForWidth(pictureWidth) +
                                      static_cast<int>(lines) * 2 * fontMetrics().height()};
    return picture;
}

void ComparePage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showOthers();
    }
    if (event->type() == QEvent::FontChange)
        fitSide();
    QWidget::changeEvent(event);
}

void ComparePage::retranslate()
{
    m_side->setAccessibleName(tr("What changed"));
}

} // namespace breakeven
