// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/history/history_filter.h"

#include <QWidget>

#include <vector>

class QButtonGroup;
class QComboBox;

namespace breakeven {

class FlowLayout;

class HistoryModel;

// What the past runs can be narrowed to: by place, by what they have, and by target.
class HistoryChips final : public QWidget
{
    Q_OBJECT

public:
    explicit HistoryChips(QWidget* parent = nullptr);

    void offer(const HistoryModel& model); // what its runs give reason for

signals:
    void kindChosen(breakeven::HistoryFilter::Kind kind, const QString& host);
    void targetChosen(const QString& name); // empty: all

private:
    struct Choice
    {
        HistoryFilter::Kind kind = HistoryFilter::Kind::All;
        QString host{};
        QString text{};

        friend bool operator==(const Choice&, const Choice&) = default;
    };

    void showChoices(const std::vector<Choice>& choices);

    FlowLayout* m_layout; // these are owned by this, through QObject
    QButtonGroup* m_group;
    QComboBox* m_targets;
    std::vector<Choice> m_choices;
    Choice m_chosen;
};

} // namespace breakeven
