// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verdict/answer_card.h"

#include "app/theme/elided_label.h"
#include "app/theme/role.h"
#include "app/theme/spoken_role.h"
#include "app/verdict/run_buttons.h"
#include "app/verdict/strip_scale.h"
#include "app/verdict/text_label.h"
#include "app/wording/names.h"
#include "app/wording/shown_name.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace breakeven {

namespace {

constexpr int closedStripHeight = 8;
constexpr int liveLines = 3; // of the sentence, that a card keeps free while its run goes on

QStringList marked(const QString& mark, const QStringList& texts)
{
    QStringList lines;
    for (const QString& text : texts)
        lines.append(mark.arg(text));
    return lines;
}

} // namespace

AnswerCard::AnswerCard(QWidget* parent)
    : QFrame(parent)
    , m_edge(new StripEdge(this))
    , m_name(new ElidedLabel(Qt::ElideRight, this))
    , m_runtime(new QLabel(this))
    , m_warning(new QLabel(QStringLiteral("⚠"), this))
    , m_brief(textLabel(Role::Text, this))
    , m_headline(textLabel(Role::HeadlineSmall, this))
    , m_scale(new StripScale(this))
    , m_strip(new DecisionStripView(closedStripHeight, this))
    , m_figures(new QWidget(this))
    , m_failures(textLabel(Role::Warning, this))
    , m_caveats(textLabel(Role::Warning, this))
    , m_layouts(new QWidget(this))
    , m_layoutsText(textLabel(Role::Small, m_layouts))
    , m_layoutsButton(new QPushButton(m_layouts))
    , m_buttons(new RunButtons(this))
{
    setSpokenRole(this, QAccessible::Grouping, Pressable::Yes);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setRole(m_name, Role::Title);
    setRole(m_runtime, Role::Small);
    setRole(m_warning, Role::Warning);
    m_headline->setObjectName(QStringLiteral("verdict"));
    m_headline->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_caveats->setObjectName(QStringLiteral("caveats"));
    m_failures->setObjectName(QStringLiteral("failures"));
    m_brief->setObjectName(QStringLiteral("brief"));
    for (QLabel* text : {m_brief, m_headline, m_failures, m_caveats})
        text->setCursor(Qt::PointingHandCursor);
    for (QLabel* text : {m_brief, m_headline}) // a click on it chooses the card
        text->setTextInteractionFlags(Qt::NoTextInteraction);

    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_name);
    head->addWidget(m_runtime);
    head->addStretch(1);
    head->addWidget(m_warning);

    auto* cells = new QGridLayout(m_figures);
    cells->setContentsMargins(0, 2, 0, 0);
    cells->setHorizontalSpacing(16);
    cells->setVerticalSpacing(0);
    int column = 0;
    for (Figure& cell : m_cells) {
        cell = {.figure = new QLabel(m_figures), .meaning = new QLabel(m_figures)};
        setRole(cell.figure, Role::Title);
        setRole(cell.meaning, Role::Small);
        cells->addWidget(cell.figure, 0, column);
        cells->addWidget(cell.meaning, 1, column);
        ++column;
    }
    cells->setColumnStretch(column, 1);

    setRole(m_layoutsButton, Role::Link);
    auto* layouts = new QVBoxLayout(m_layouts);
    layouts->setContentsMargins({});
    layouts->setSpacing(2);
    layouts->addWidget(m_layoutsText);
    layouts->addWidget(m_layoutsButton, 0, Qt::AlignLeft);
    connect(m_layoutsButton, &QPushButton::clicked, this,
            [this] { emit otherLayoutWanted(m_content.verdict.target); });
    connect(m_buttons, &RunButtons::longerWanted, this, &AnswerCard::longerWanted);
    connect(m_buttons, &RunButtons::againWanted, this, &AnswerCard::runAgainWanted);

    auto* body = new QVBoxLayout;
    body->setSpacing(4);
    body->addLayout(head);
    body->addWidget(m_headline);
    body->addWidget(m_brief);
    body->addSpacing(2);
    body->addWidget(m_strip);
    body->addWidget(m_scale);
    body->addWidget(m_figures);
    body->addWidget(m_failures);
    body->addWidget(m_caveats);
    body->addWidget(m_layouts);
    body->addWidget(m_buttons);
    auto* layout = new QHBoxLayout(this);
    layout->setSpacing(9);
    layout->addWidget(m_edge);
    layout->addLayout(body, 1);

    setChosen(false);
    retranslate();
    fit();
}

void AnswerCard::show(const CardContent& content)
{
    if (content == m_content)
        return;
    m_content = content;
    say();
    fit();
    sayWhatIsNew();
}

void AnswerCard::setForm(Form form)
{
    if (form == m_form)
        return;
    m_form = form;
    fit();
}

void AnswerCard::setChosen(bool isChosen)
{
    m_chosen = isChosen;
    fit();
}

void AnswerCard::setMayGoOn(const Status& may)
{
    m_buttons->setMayGoOn(may);
}

void AnswerCard::setTheme(const Theme& look)
{
    m_edge->setTheme(look);
    m_strip->setTheme(look);
    m_scale->setTheme(look);
}

// The sentence where it has room, else the short answer; what failed where nothing else is known.
QString AnswerCard::liveText() const
{
    if (!m_content.failures.isEmpty() && m_content.strip.pieces.empty())
        return m_content.failures.front();
    const QFontMetrics metrics(m_headline->font());
    const QRect needed = metrics.boundingRect(QRect(0, 0, std::max(1, m_headline->width()), 10'000),
                                              Qt::TextWordWrap, m_content.verdict.headline);
    return needed.height() <= liveLines * metrics.lineSpacing() ? m_content.verdict.headline
                                                                : m_content.brief.text;
}

void AnswerCard::say()
{
    const VerdictText& verdict = m_content.verdict;
    m_name->setWhole(shownName(verdict.target));
    m_runtime->setText(verdict.target.isEmpty() ? QString() : runtimeName(verdict.runtime));
    m_brief->setText(m_content.brief.text);
    m_headline->setText(m_content.live ? liveText() : verdict.headline);
    m_headline->setToolTip(m_content.live ? verdict.headline : QString());
    m_strip->setStrip(m_content.strip);
    m_scale->show(m_content.strip, m_content.labels);
    m_edge->show(m_content.strip);
    m_failures->setText(marked(QStringLiteral("✕ %1"), m_content.failures).join(QLatin1Char('\n')));
    m_caveats->setText(marked(QStringLiteral("⚠ %1"), verdict.caveats).join(QLatin1Char('\n')));
    m_warning->setToolTip((m_content.failures + verdict.caveats).join(QLatin1Char('\n')));
    m_warning->setAccessibleName(m_warning->toolTip());
    fillFigures();
}

void AnswerCard::fillFigures()
{
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        const bool isThere = i < m_content.figures.size();
        const bool isAwaited = m_content.live && m_content.figures.empty() && i == 0;
        m_cells[i].figure->setText(isThere     ? m_content.figures[i].figure
                                   : isAwaited ? QStringLiteral("…")
                                               : QString());
        m_cells[i].meaning->setText(isThere     ? m_content.figures[i].meaning
                                    : isAwaited ? tr("speed-up")
                                                : QString());
        for (QLabel* part : {m_cells[i].figure, m_cells[i].meaning})
            part->setVisible(isThere || isAwaited);
    }
}

void AnswerCard::sayWhatIsNew()
{
    const VerdictText& verdict = m_content.verdict;
    setAccessibleName(verdict.target.isEmpty() ? verdict.headline
                                               : QStringLiteral("%1, %2: %3")
                                                     .arg(shownName(verdict.target),
                                                          runtimeName(verdict.runtime), verdict.headline));
    setAccessibleDescription((m_content.failures + verdict.caveats).join(QLatin1Char(' ')));
    const QString now = m_content.live ? m_content.brief.text : verdict.headline;
    const bool isAnswer = !verdict.target.isEmpty() && !m_content.strip.pieces.empty();
    if (now == m_answered)
        return;
    m_answered = now;
    if (isAnswer)
        emit answered(accessibleName());
}

void AnswerCard::fit()
{
    const bool isOpen = m_form == Form::Open;
    const bool isRow = m_form == Form::Row;
    const bool isLive = m_content.live;
    const bool isDoubtful = !m_content.failures.isEmpty() || !m_content.verdict.caveats.isEmpty();
    const bool isAnswer = !m_content.verdict.target.isEmpty();
    setRole(this, m_chosen ? Role::Verdict : isRow ? Role::Side : Role::Card);
    m_edge->setVisible(isRow);
    m_name->setVisible(isAnswer);
    m_runtime->setVisible(isAnswer);
    m_warning->setVisible(isDoubtful && (!isOpen || isLive));
    m_brief->setVisible(!isOpen || !isAnswer);
    m_headline->setVisible(isOpen);
    m_strip->setVisible(m_form == Form::Closed);
    m_scale->setVisible(isOpen && isAnswer);
    m_figures->setVisible(isOpen && (isLive || !m_content.figures.empty()));
    m_failures->setVisible(isOpen && !isLive && !m_content.failures.isEmpty());
    m_caveats->setVisible(isOpen && !isLive && !m_content.verdict.caveats.isEmpty());
    m_layouts->setVisible(isOpen && !isLive && m_content.verdict.offersOtherLayout);
    m_buttons->setVisible(isOpen && !isLive && isAnswer);
    layout()->setContentsMargins(isRow ? QMargins(8, 4, 8, 4) : QMargins(13, 10, 13, 11));
    m_headline->ensurePolished(); // as the style sheet sets its font
    const int line = QFontMetrics(m_headline->font()).lineSpacing();
    m_headline->setMinimumHeight(isLive && isAnswer ? liveLines * line : 0);
    m_headline->setMaximumHeight(isLive && isAnswer ? liveLines * line : QWIDGETSIZE_MAX);
}

void AnswerCard::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        return emit chosen();
    QFrame::keyPressEvent(event);
}

void AnswerCard::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        emit chosen();
    QFrame::mouseReleaseEvent(event);
}

void AnswerCard::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    if (m_content.live)
        say(); // what has room is another thing
}

void AnswerCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        say();
    }
    if (event->type() == QEvent::FontChange)
        fit();
    QFrame::changeEvent(event);
}

void AnswerCard::retranslate()
{
    m_layoutsText->setText(tr("The folder's lock may hold threads back here."));
    m_layoutsButton->setText(tr("Measure the other layout, too"));
    m_layoutsButton->setToolTip(
        tr("Adds the same folder with a folder for each item to the targets; Run then measures both."));
}

} // namespace breakeven
