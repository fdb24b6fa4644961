// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hosts/password_store.h"
#include "core/environment/environment.h"
#include "core/plan/target.h"

#include <QList>
#include <QWidget>

#include <vector>

class QPushButton;
class QVBoxLayout;

namespace breakeven {

class TargetDialog;
class TargetRow;

// The targets of the experiment: those of the preset and those that the user added. Takes folders and
// addresses that are dropped on it.
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
    void reachable(const breakeven::Target& target); // a check has found it
    void passwordNotKept(const QString& reason);

protected:
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    TargetDialog* openDialog();
    TargetRow* addRow(const Target& target);
    void take(Target target); // a new one, of the user's own
    void takeOtherLayout(const Target& target);
    void change(TargetRow* row);
    void givePassword(const QString& server, const QString& password);
    void move(TargetRow* row, qsizetype to);
    void remove(TargetRow* row);
    void save() const;
    [[nodiscard]] TargetRow* rowOf(const QString& name) const;
    [[nodiscard]] QString freeName(const QString& wanted, const TargetRow* except) const;

    QList<TargetRow*> m_rows; // owned by this, through QObject
    QVBoxLayout* m_layout;    // likewise
    QPushButton* m_add;       // likewise
    PasswordStore m_passwords;
    std::vector<Target> m_saved;
};

} // namespace breakeven
