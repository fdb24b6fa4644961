// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/environment/environment.h"
#include "core/plan/target.h"

#include <QList>
#include <QWidget>

#include <vector>

class QPushButton;
class QVBoxLayout;

namespace breakeven {

class TargetRow;

// The targets of the experiment: those of the preset and those that the user added.
class TargetList final : public QWidget
{
    Q_OBJECT

public:
    explicit TargetList(QWidget* parent = nullptr);

    // Shows these, chosen, and the user's own, not chosen.
    void setTargets(const std::vector<Target>& targets);
    [[nodiscard]] std::vector<Target> chosen() const;

    void showFacts(const std::vector<TargetFacts>& facts);
    void showFailure(const QString& target, const QString& reason);
    void checkAll(); // in the background

public slots:
    void addHost();

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    TargetRow* addRow(const Target& target);
    void change(TargetRow* row);
    void remove(TargetRow* row);
    void save() const;
    [[nodiscard]] TargetRow* rowOf(const QString& name) const;
    [[nodiscard]] QString freeName(const QString& wanted, const TargetRow* except) const;

    QList<TargetRow*> m_rows; // owned by this, through QObject
    QVBoxLayout* m_layout;    // likewise
    QPushButton* m_add;       // likewise
    std::vector<Target> m_saved;
};

} // namespace breakeven
