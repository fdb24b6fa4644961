// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/thread_chips.h"

#include "app/setup/flow_layout.h"
#include "app/theme/role.h"

#include <QEvent>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QThread>
#include <QVBoxLayout>

#include <algorithm>

namespace breakeven {

namespace {

constexpr int mostThreads = 256;
constexpr auto threadsProperty = "threads";

int threadsOf(const QPushButton* chip)
{
    return chip->property(threadsProperty).toInt();
}

} // namespace

ThreadChips::ThreadChips(QWidget* parent)
    : QWidget(parent)
    , m_other(new QLineEdit(this))
    , m_hint(new QLabel(this))
{
    auto* row = new QWidget(this);
    auto* flow = new FlowLayout(row);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(6);
    layout->addWidget(row);
    layout->addWidget(m_hint);
    setRole(m_hint, Role::Small);
    m_hint->setWordWrap(true);
    m_other->setValidator(new QIntValidator(2, mostThreads, m_other));
    m_other->setFixedWidth(56);

    for (const int threads : {1, 2, 4, 6, 8, 16})
        flow->addWidget(addChip(threads));
    flow->addWidget(m_other);
    m_chips.front()->setChecked(true);
    m_chips.front()->setEnabled(false); // the reference is always measured
    connect(m_other, &QLineEdit::editingFinished, this, &ThreadChips::addTyped);
    retranslate();
}

QPushButton* ThreadChips::addChip(int threads)
{
    auto* chip = new QPushButton(this);
    setRole(chip, Role::Chip);
    chip->setProperty(threadsProperty, threads);
    chip->setCheckable(true);
    chip->setText(threads == 1 ? tr("1 ref") : QString::number(threads));
    chip->setAccessibleName(tr("%1 threads").arg(threads));
    connect(chip, &QPushButton::toggled, this, &ThreadChips::changed);
    m_chips.append(chip);
    return chip;
}

void ThreadChips::setThreads(const std::vector<int>& threads)
{
    auto* flow = m_chips.front()->parentWidget()->layout();
    for (const int count : threads) {
        const bool known = std::any_of(m_chips.cbegin(), m_chips.cend(),
                                       [count](const QPushButton* chip) { return threadsOf(chip) == count; });
        if (!known) {
            flow->removeWidget(m_other);
            flow->addWidget(addChip(count));
            flow->addWidget(m_other);
        }
    }
    for (QPushButton* chip : std::as_const(m_chips))
        chip->setChecked(threadsOf(chip) == 1 ||
                         std::find(threads.begin(), threads.end(), threadsOf(chip)) != threads.end());
}

std::vector<int> ThreadChips::threads() const
{
    std::vector<int> threads;
    for (const QPushButton* chip : m_chips)
        if (chip->isChecked())
            threads.push_back(threadsOf(chip));
    std::sort(threads.begin(), threads.end());
    return threads;
}

void ThreadChips::addTyped()
{
    const int count = m_other->text().toInt();
    m_other->clear();
    if (count < 2 || count > mostThreads)
        return;
    std::vector<int> all = threads();
    all.push_back(count);
    setThreads(all);
    emit changed();
}

void ThreadChips::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ThreadChips::retranslate()
{
    m_chips.front()->setText(tr("1 ref"));
    m_chips.front()->setToolTip(tr("One thread is the reference and always measured"));
    m_other->setPlaceholderText(tr("other"));
    m_other->setAccessibleName(tr("Another thread count"));
    m_other->setToolTip(tr("Type another thread count and press Enter"));
    const int cores = QThread::idealThreadCount();
    m_hint->setText(cores == 1 ? tr("1 core here: more threads help only while waiting")
                               : tr("%1 cores here: more threads help only while waiting").arg(cores));
}

} // namespace breakeven
