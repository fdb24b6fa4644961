// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/thread_chips.h"

#include "app/charts/arm_look.h"
#include "app/setup/arm_chip.h"
#include "app/theme/flow_layout.h"
#include "app/theme/role.h"
#include "app/theme/text_scale.h"
#include "app/wording/names.h"

#include <QEvent>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QThread>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace breakeven {

namespace {

constexpr int mostThreads = 256;
constexpr int fieldPadding = 28; // left and right of a field's text, together
constexpr std::array usual{1, 2, 4, 6, 8, 16};

int threadsOf(const ArmChip* chip)
{
    return chip->arm().count;
}

} // namespace

ThreadChips::ThreadChips(QWidget* parent)
    : QWidget(parent)
    , m_row(new QWidget(this))
    , m_other(new QLineEdit(m_row))
    , m_pipelined(new ArmChip(Arm::pipelined(), m_row))
    , m_hint(new QLabel(this))
{
    auto* flow = new FlowLayout(m_row);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(6);
    layout->addWidget(m_row);
    layout->addWidget(m_hint);
    setRole(m_hint, Role::Small);
    m_hint->setWordWrap(true);
    m_other->setValidator(new QIntValidator(2, mostThreads, m_other));
    flow->addWidget(m_other);
    flow->addWidget(m_pipelined);
    connect(m_pipelined, &QPushButton::toggled, this, [this] {
        showMarkers();
        emit changed();
    });
    connect(m_other, &QLineEdit::editingFinished, this, &ThreadChips::addTyped);
    setThreads({1});
    retranslate();
}

ArmChip* ThreadChips::addChip(int threads)
{
    auto* chip = new ArmChip(Arm::ofThreads(threads), m_row);
    chip->setTheme(m_look);
    chip->setText(QString::number(threads));
    chip->setEnabled(threads != 1); // the reference is always measured
    chip->setAccessibleName(armName(threads));
    connect(chip, &QPushButton::toggled, this, [this] {
        showMarkers();
        emit changed();
    });
    return chip;
}

// As the chart marks them: an arm that has no marker of its own has one that no other chosen one has.
void ThreadChips::showMarkers()
{
    QList<ArmChip*> marked;
    std::vector<Arm> arms;
    for (ArmChip* chip : m_chips + QList{m_pipelined}) {
        if (!chip->isChecked())
            continue;
        marked.append(chip);
        arms.push_back(chip->arm());
    }
    const std::vector<MarkerShape> markers = markersOf(arms);
    for (qsizetype i = 0; i < marked.size(); ++i)
        marked[i]->setMarker(markers[static_cast<std::size_t>(i)]);
}

void ThreadChips::setTheme(const Theme& look)
{
    m_look = look;
    for (ArmChip* chip : m_chips + QList{m_pipelined})
        chip->setTheme(look);
}

// The usual ones and `threads`, in order.
void ThreadChips::showChipsOf(const std::vector<int>& threads)
{
    std::vector<int> wanted(usual.begin(), usual.end());
    wanted.insert(wanted.end(), threads.begin(), threads.end());
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    if (std::equal(wanted.begin(), wanted.end(), m_chips.cbegin(), m_chips.cend(),
                   [](int count, const ArmChip* chip) { return count == threadsOf(chip); }))
        return;
    qDeleteAll(m_chips);
    m_chips.clear();
    m_row->layout()->removeWidget(m_other);
    m_row->layout()->removeWidget(m_pipelined);
    for (const int count : wanted) {
        m_chips.append(addChip(count));
        m_row->layout()->addWidget(m_chips.back());
        m_chips.back()->show();
    }
    m_row->layout()->addWidget(m_other);
    m_row->layout()->addWidget(m_pipelined);
    retranslate();
}

void ThreadChips::setThreads(const std::vector<int>& threads)
{
    m_set = threads;
    showChipsOf(threads);
    for (ArmChip* chip : std::as_const(m_chips)) {
        const QSignalBlocker blocker(chip);
        chip->setChecked(threadsOf(chip) == 1 ||
                         std::find(threads.begin(), threads.end(), threadsOf(chip)) != threads.end());
        chip->updateGeometry();
    }
    showMarkers();
}

std::vector<int> ThreadChips::threads() const
{
    std::vector<int> distinct = m_set;
    std::sort(distinct.begin(), distinct.end());
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    return chosen() == distinct ? m_set : chosen();
}

std::vector<int> ThreadChips::chosen() const
{
    std::vector<int> threads;
    for (const ArmChip* chip : m_chips)
        if (chip->isChecked())
            threads.push_back(threadsOf(chip));
    return threads;
}

void ThreadChips::setArms(const std::vector<Arm>& arms)
{
    std::vector<int> threads;
    bool pipelined = false;
    for (const Arm& arm : arms) {
        if (arm.isThreads())
            threads.push_back(arm.count);
        pipelined = pipelined || arm == Arm::pipelined();
    }
    setThreads(threads);
    const QSignalBlocker blocker(m_pipelined);
    m_pipelined->setChecked(pipelined);
    m_pipelined->updateGeometry();
    showMarkers();
}

std::vector<Arm> ThreadChips::arms() const
{
    std::vector<Arm> arms = armsOfThreads(threads());
    if (m_pipelined->isChecked() && m_pipelined->isEnabledTo(this))
        arms.push_back(Arm::pipelined());
    return arms;
}

void ThreadChips::offerFor(const std::vector<Target>& targets, const std::vector<RuntimeKind>& runtimes)
{
    m_pipelined->setEnabled(std::any_of(targets.begin(), targets.end(), [&](const Target& target) {
        return std::any_of(runtimes.begin(), runtimes.end(), [&](RuntimeKind runtime) {
            return isPossible(Arm::pipelined(), target, runtime);
        });
    }));
}

void ThreadChips::setHintShown(bool shown)
{
    m_hint->setVisible(shown);
}

void ThreadChips::addTyped()
{
    const int count = m_other->text().toInt();
    m_other->clear();
    std::vector<int> all = chosen();
    if (count < 2 || count > mostThreads || std::find(all.begin(), all.end(), count) != all.end())
        return;
    all.push_back(count);
    std::sort(all.begin(), all.end());
    setThreads(all);
    emit changed();
}

void ThreadChips::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ThreadChips::retranslate()
{
    m_chips.front()->setText(tr("1 thread (reference)"));
    m_chips.front()->setToolTip(tr("One thread is the reference and always measured"));
    for (ArmChip* chip : std::as_const(m_chips))
        chip->setAccessibleName(armName(threadsOf(chip)));
    m_pipelined->setText(tr("pipelined"));
    m_pipelined->setToolTip(
        tr("One thread that sends a batch's requests together, in C++ on Redis: for many the "
           "better answer than threads"));
    m_other->setPlaceholderText(tr("other"));
    m_other->setFixedWidth(m_other->fontMetrics().horizontalAdvance(m_other->placeholderText()) +
                           scaled(fieldPadding));
    m_other->setAccessibleName(tr("Another thread count"));
    m_other->setToolTip(tr("Type another thread count and press Enter"));
    const int cores = QThread::idealThreadCount();
    m_hint->setText(cores == 1 ? tr("1 core here: more threads help only while waiting")
                               : tr("%1 cores here: more threads help only while waiting").arg(cores));
    m_row->setToolTip(m_hint->text());
}

} // namespace breakeven
