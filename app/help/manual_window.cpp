// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/help/manual_window.h"

#include "app/theme/role.h"
#include "app/wording/manual.h"

#include <QAction>
#include <QCoreApplication>
#include <QDesktopServices>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSplitter>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextDocument>
#include <QTextFrame>
#include <QTextList>
#include <QTextTable>
#include <QUrl>
#include <QVBoxLayout>

namespace breakeven {

namespace {

// What a topic calls itself, in its first line.
QString titleOf(const ManualTopic& topic)
{
    return manualText(topic).section(QLatin1Char('\n'), 0, 0).mid(2).trimmed();
}

QString plainTextOf(const ManualTopic& topic)
{
    QTextDocument document;
    document.setMarkdown(manualText(topic));
    return document.toPlainText();
}

// Markdown's own look is that of a typewriter: room between, and thin lines round tables.
void layOut(QTextDocument* document, const QFontMetrics& metrics, const QColor& line)
{
    const double unit = metrics.lineSpacing();
    for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        if (cursor.currentTable() != nullptr)
            continue;
        QTextBlockFormat format = block.blockFormat();
        const bool isHeading = format.headingLevel() > 0;
        format.setTopMargin(isHeading && block.position() > 0 ? 1.1 * unit : 0);
        format.setBottomMargin((isHeading ? 0.4 : block.textList() != nullptr ? 0.25 : 0.6) * unit);
        format.setLineHeight(125, QTextBlockFormat::ProportionalHeight);
        cursor.setBlockFormat(format);
    }
    for (QTextFrame* frame : document->rootFrame()->childFrames()) {
        auto* table = qobject_cast<QTextTable*>(frame);
        if (table == nullptr)
            continue;
        QTextTableFormat format = table->format();
        format.setBorder(1);
        format.setBorderBrush(line);
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setBorderCollapse(true);
        format.setCellPadding(0.3 * unit);
        format.setCellSpacing(0);
        format.setBottomMargin(0.6 * unit);
        table->setFormat(format);
    }
}

QString countText(qsizetype found)
{
    return ManualWindow::tr("%n found", nullptr, static_cast<int>(found));
}

} // namespace

ManualWindow::ManualWindow(QWidget* parent)
    : QWidget(parent, Qt::Window)
    , m_wanted(new QLineEdit(this))
    , m_found(new QLabel(this))
    , m_topics(new QListWidget(this))
    , m_page(new QTextBrowser(this))
{
    for (const ManualTopic& topic : manualTopics()) {
        m_texts.append(plainTextOf(topic));
        m_topics->addItem(titleOf(topic));
    }
    setRole(m_found, Role::Small);
    m_wanted->setClearButtonEnabled(true);
    m_page->setOpenLinks(false); // they lead to other topics, or out of the program
    m_page->setFrameShape(QFrame::NoFrame);
    m_page->document()->setDocumentMargin(20);

    auto* side = new QWidget(this);
    auto* beside = new QVBoxLayout(side);
    beside->setContentsMargins(12, 12, 12, 12);
    beside->setSpacing(8);
    beside->addWidget(m_wanted);
    beside->addWidget(m_found);
    beside->addWidget(m_topics, 1);
    auto* split = new QSplitter(Qt::Horizontal, this);
    split->addWidget(side);
    split->addWidget(m_page);
    split->setStretchFactor(1, 1);
    split->setChildrenCollapsible(false);
    split->setHandleWidth(1);
    const int letter = fontMetrics().averageCharWidth();
    split->setSizes({34 * letter, 96 * letter});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(split);
    resize(130 * letter, 42 * fontMetrics().lineSpacing());

    connect(m_topics, &QListWidget::currentRowChanged, this, &ManualWindow::showTopic);
    connect(m_page, &QTextBrowser::anchorClicked, this,
            [this](const QUrl& link) { follow(link.toString()); });
    connect(m_wanted, &QLineEdit::textChanged, this, &ManualWindow::search);
    m_wanted->installEventFilter(this);
    const auto onKey = [this](const QKeySequence& key, auto slot) {
        auto* action = new QAction(this);
        action->setShortcut(key);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
    };
    onKey(QKeySequence::Find, [this] {
        m_wanted->setFocus();
        m_wanted->selectAll();
    });
    onKey(QKeySequence::FindNext, [this] { findNext(false); });
    onKey(QKeySequence::FindPrevious, [this] { findNext(true); });
    retranslate();
    m_topics->setCurrentRow(0);
}

void ManualWindow::showTopic(int index)
{
    if (index < 0)
        return;
    m_page->setMarkdown(manualText(manualTopics()[static_cast<std::size_t>(index)]));
    QColor line = palette().color(QPalette::PlaceholderText);
    line.setAlphaF(0.3F);
    layOut(m_page->document(), fontMetrics(), line);
    m_page->moveCursor(QTextCursor::Start);
    markFound();
}

// "measuring.md", "measuring.md#cores", or an address outside.
void ManualWindow::follow(const QString& link)
{
    const QUrl url(link);
    const QString name = url.path().section(QLatin1Char('/'), -1).section(QLatin1Char('.'), 0, 0);
    if (!url.isRelative()) {
        QDesktopServices::openUrl(url);
        return;
    }
    if (const ManualTopic* topic = manualTopicNamed(name))
        m_topics->setCurrentRow(static_cast<int>(topic - manualTopics().data()));
}

void ManualWindow::search()
{
    const QString wanted = m_wanted->text().trimmed();
    qsizetype all = 0;
    int first = -1;
    for (int i = 0; i < m_topics->count(); ++i) {
        const qsizetype found = wanted.isEmpty() ? 0 : m_texts[i].count(wanted, Qt::CaseInsensitive);
        all += found;
        const QString title = titleOf(manualTopics()[static_cast<std::size_t>(i)]);
        m_topics->item(i)->setText(found > 0 ? QStringLiteral("%1 (%2)").arg(title).arg(found) : title);
        m_topics->item(i)->setHidden(!wanted.isEmpty() && found == 0);
        if (first < 0 && found > 0)
            first = i;
    }
    m_found->setText(wanted.isEmpty() ? QString() : countText(all));
    if (first >= 0 && m_topics->currentItem() != nullptr && m_topics->currentItem()->isHidden())
        m_topics->setCurrentRow(first);
    m_page->moveCursor(QTextCursor::Start);
    markFound();
    if (all > 0)
        m_page->find(wanted);
}

void ManualWindow::findNext(bool backward)
{
    const QString wanted = m_wanted->text().trimmed();
    if (wanted.isEmpty())
        return;
    const auto way =
        backward ? QTextDocument::FindFlags(QTextDocument::FindBackward) : QTextDocument::FindFlags();
    if (m_page->find(wanted, way))
        return;
    // On in the next topic that has it, round to the first.
    const int count = m_topics->count();
    for (int step = 1; step <= count; ++step) {
        const int next = (m_topics->currentRow() + (backward ? count - step : step)) % count;
        if (m_topics->item(next)->isHidden())
            continue;
        m_topics->setCurrentRow(next);
        m_page->moveCursor(backward ? QTextCursor::End : QTextCursor::Start);
        m_page->find(wanted, way);
        return;
    }
}

void ManualWindow::markFound()
{
    QList<QTextEdit::ExtraSelection> marks;
    const QString wanted = m_wanted->text().trimmed();
    QTextCharFormat format;
    QColor colour = palette().color(QPalette::Highlight);
    colour.setAlphaF(0.25F);
    format.setBackground(colour);
    for (QTextCursor at = wanted.isEmpty() ? QTextCursor() : m_page->document()->find(wanted); !at.isNull();
         at = m_page->document()->find(wanted, at))
        marks.append({at, format});
    m_page->setExtraSelections(marks);
}

bool ManualWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_wanted && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            findNext(key->modifiers().testFlag(Qt::ShiftModifier));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ManualWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

void ManualWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        showTopic(m_topics->currentRow());
    QWidget::changeEvent(event);
}

void ManualWindow::retranslate()
{
    setWindowTitle(tr("Manual"));
    m_wanted->setPlaceholderText(tr("Search the manual"));
    m_wanted->setAccessibleName(tr("Search the manual"));
    m_topics->setAccessibleName(tr("Topics"));
    m_page->setAccessibleName(tr("The topic's text"));
    for (int i = 0; i < m_topics->count(); ++i)
        m_topics->item(i)->setToolTip(
            QCoreApplication::translate("breakeven", manualTopics()[static_cast<std::size_t>(i)].summary));
    search();
}

} // namespace breakeven
