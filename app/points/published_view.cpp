// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/points/published_view.h"

#include "app/theme/role.h"
#include "app/wording/published_text.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

namespace breakeven {

namespace {

constexpr int rowHeight = 26;

} // namespace

PublishedView::PublishedView(QWidget* parent)
    : QWidget(parent)
    , m_table(new QTableWidget(this))
    , m_note(new QLabel(this))
{
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(rowHeight);
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setMinimumSectionSize(40);
    setRole(m_note, Role::Small);
    m_note->setWordWrap(true);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_note);
    fill();
}

void PublishedView::setTable(const std::vector<PublishedRow>& table)
{
    if (table == m_rows)
        return;
    m_rows = table;
    fill();
}

void PublishedView::fill()
{
    const std::vector<PublishedLine> lines = publishedLines(m_rows);
    const QStringList head = publishedHead();
    m_table->setColumnCount(static_cast<int>(head.size()));
    m_table->setHorizontalHeaderLabels(head);
    m_table->setRowCount(static_cast<int>(lines.size()));
    QFont strong = m_table->font();
    strong.setBold(true);
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const PublishedLine& line = lines[static_cast<std::size_t>(row)];
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
    m_table->setAccessibleName(tr("The post's table"));
    const QStringList differences = publishedDifferences(m_rows);
    m_note->setText(publishedNote());
    m_note->setToolTip(differences.join(QLatin1Char('\n')));
}

void PublishedView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        fill();
    QWidget::changeEvent(event);
}

} // namespace breakeven
