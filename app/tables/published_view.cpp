// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tables/published_view.h"

#include "app/theme/role.h"
#include "app/theme/scrolled_texts.h"

#include <QEvent>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QScrollBar>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace breakeven {

namespace {

constexpr int rowHeight = 26;
constexpr int fewestRows = 3; // in sight, where there are any

} // namespace

PublishedView::PublishedView(QWidget* parent)
    : QWidget(parent)
    , m_table(new QTableWidget(this))
    , m_explanation(new QLabel(this))
    , m_note(new QLabel(this))
{
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(rowHeight);
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setMinimumSectionSize(40);
    setRole(m_explanation, Role::Text);
    setRole(m_note, Role::Small);
    for (QLabel* label : {m_explanation, m_note}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_explanation->setObjectName(QStringLiteral("explanation"));
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &PublishedView::explain);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addWidget(m_table, 1);
    layout->addWidget(new ScrolledTexts({m_explanation, m_note}, this));
    fill();
}

void PublishedView::setTable(const PublishedTable& table)
{
    if (table == m_published)
        return;
    m_published = table;
    fill();
}

ShownTable PublishedView::table() const
{
    return shownTable(*m_table->model());
}

void PublishedView::fill()
{
    m_lines = publishedLines(m_published);
    const QStringList head = publishedHead();
    m_table->setColumnCount(static_cast<int>(head.size()));
    m_table->setHorizontalHeaderLabels(head);
    m_table->setRowCount(static_cast<int>(m_lines.size()));
    QFont strong = m_table->font();
    strong.setBold(true);
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const PublishedLine& line = m_lines[static_cast<std::size_t>(row)];
        for (int column = 0; column < m_table->columnCount(); ++column) {
            QTableWidgetItem* item = m_table->item(row, column);
            if (item == nullptr) {
                item = new QTableWidgetItem;
                m_table->setItem(row, column, item); // which owns it
            }
            const bool isSource = column == 0 && !line.isPost;
            item->setText(isSource ? QStringLiteral("    ") + line.cells[column] : line.cells[column]);
            item->setTextAlignment((column == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
            item->setToolTip(line.explanation);
            const bool emphasised = line.isPost ? column == 0 : line.agreement == Agreement::Differs;
            item->setFont(emphasised ? strong : m_table->font());
        }
    }
    m_table->horizontalHeaderItem(0)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->resizeColumnsToContents();
    m_table->setMinimumHeight(m_lines.empty() ? 0
                                              : m_table->horizontalHeader()->sizeHint().height() +
                                                    fewestRows * rowHeight +
                                                    m_table->horizontalScrollBar()->sizeHint().height());
    m_table->setAccessibleName(tr("The post's table"));
    m_note->setText(publishedNote());
    explain();
}

void PublishedView::explain()
{
    const PublishedLine* line = nullptr;
    if (const auto selected = m_table->selectionModel()->selectedRows();
        !selected.isEmpty() && selected.front().row() < std::ssize(m_lines))
        line = &m_lines[static_cast<std::size_t>(selected.front().row())];
    for (const Agreement first : {Agreement::Differs, Agreement::Unclear}) {
        const auto open = std::find_if(m_lines.begin(), m_lines.end(), [first](const PublishedLine& other) {
            return other.isOpen && other.agreement == first;
        });
        if (line == nullptr && open != m_lines.end())
            line = &*open;
    }
    m_explanation->setText(line != nullptr ? line->explanation : QString());
    m_explanation->setVisible(!m_explanation->text().isEmpty());
}

void PublishedView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        fill();
    QWidget::changeEvent(event);
}

} // namespace breakeven
