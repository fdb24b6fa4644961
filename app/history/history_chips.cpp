// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history/history_chips.h"

#include "app/history/history_model.h"
#include "app/theme/flow_layout.h"
#include "app/theme/plain_text.h"
#include "app/theme/role.h"
#include "app/theme/toggle_button.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QSignalBlocker>

#include <algorithm>

namespace breakeven {

namespace {

constexpr std::size_t mostHosts = 3;   // the search finds the others
constexpr qsizetype mostTargets = 100; // likewise
constexpr int longestName = 20;        // letters, of a host

QString shortened(const QString& name)
{
    return name.size() > longestName ? name.left(longestName - 1) + QStringLiteral("…") : name;
}

} // namespace

HistoryChips::HistoryChips(QWidget* parent)
    : QWidget(parent)
    , m_layout(new FlowLayout(this)) // in two lines rather than out of the window
    , m_group(new QButtonGroup(this))
    , m_targets(new QComboBox(this))
{
    m_layout->addWidget(m_targets);
    m_targets->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_targets->setMinimumContentsLength(9);
    connect(m_targets, &QComboBox::activated, this,
            [this](int index) { emit targetChosen(m_targets->itemData(index).toString()); });
}

void HistoryChips::offer(const HistoryModel& model)
{
    std::vector<Choice> choices{{HistoryFilter::Kind::All, {}, tr("All %1").arg(model.rowCount())}};
    std::vector<std::pair<QString, int>> hosts; // other than this, with how many runs
    QStringList targets;
    bool anyHere = false;
    bool anyNote = false;
    int damaged = 0;
    for (int row = 0; row < model.rowCount(); ++row) {
        const RunSummary& run = model.at(row).run;
        damaged += run.damage ? 1 : 0;
        anyNote = anyNote || !run.remarks.note.isEmpty();
        for (const QString& target : run.targets)
            if (targets.size() < mostTargets && !targets.contains(target))
                targets.append(target);
        if (run.host.isEmpty() || run.host == model.here()) {
            anyHere = true;
            continue;
        }
        const auto known = std::find_if(hosts.begin(), hosts.end(),
                                        [&](const auto& host) { return host.first == run.host; });
        if (known == hosts.end())
            hosts.emplace_back(run.host, 1);
        else
            ++known->second;
    }
    std::stable_sort(hosts.begin(), hosts.end(),
                     [](const auto& one, const auto& other) { return one.second > other.second; });
    if (!hosts.empty() && anyHere)
        choices.push_back({HistoryFilter::Kind::OfPlace, {}, tr("this machine")});
    for (std::size_t i = 0; i < std::min(hosts.size(), mostHosts); ++i)
        choices.push_back({HistoryFilter::Kind::OfPlace, hosts[i].first, shortened(hosts[i].first)});
    if (anyNote)
        choices.push_back({HistoryFilter::Kind::WithNote, {}, tr("with a note")});
    if (damaged > 0)
        choices.push_back({HistoryFilter::Kind::Damaged, {}, tr("damaged %1").arg(damaged)});
    showChoices(choices);

    targets.sort(Qt::CaseInsensitive);
    const QString before = m_targets->currentData().toString();
    const QSignalBlocker blocker(m_targets);
    m_targets->setAccessibleName(tr("Target"));
    m_targets->setToolTip(tr("Show the runs of one target only"));
    m_targets->clear();
    m_targets->addItem(tr("All targets"), QString());
    for (const QString& target : targets)
        m_targets->addItem(target, target);
    const int index = m_targets->findData(before);
    m_targets->setCurrentIndex(std::max(0, index));
    m_targets->setVisible(targets.size() > 1);
    if (index < 0)
        emit targetChosen({});
}

// A chip that stays is the same widget, so that the focus stays with it.
void HistoryChips::showChoices(const std::vector<Choice>& choices)
{
    if (choices == m_choices)
        return;
    m_choices = choices;
    while (m_group->buttons().size() > static_cast<qsizetype>(choices.size()))
        delete m_group->buttons().constLast();
    while (m_group->buttons().size() < static_cast<qsizetype>(choices.size())) {
        auto* chip = new ToggleButton(this);
        setRole(chip, Role::Chip);
        m_layout->removeWidget(m_targets);
        m_layout->addWidget(chip);
        m_layout->addWidget(m_targets);
        chip->show();
        m_group->addButton(chip, static_cast<int>(m_group->buttons().size()));
        connect(chip, &QPushButton::clicked, this, [this, chip] {
            m_chosen = m_choices.at(static_cast<std::size_t>(m_group->id(chip)));
            emit kindChosen(m_chosen.kind, m_chosen.host);
        });
    }
    std::size_t chosen = 0;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        m_group->button(static_cast<int>(i))->setText(withoutShortcut(choices[i].text));
        if (choices[i].kind == m_chosen.kind && choices[i].host == m_chosen.host)
            chosen = i;
    }
    m_group->button(static_cast<int>(chosen))->setChecked(true);
    if (chosen == 0 && m_chosen.kind != HistoryFilter::Kind::All) { // no run has it any more
        m_chosen = choices.front();
        emit kindChosen(m_chosen.kind, m_chosen.host);
    }
}

} // namespace breakeven
