// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/targets/password_store.h"
#include "app/targets/target_text.h"
#include "core/environment/environment.h"
#include "core/plan/target.h"

#include <QList>
#include <QWidget>

#include <memory>
#include <vector>

class QPushButton;
class QVBoxLayout;

namespace breakeven {

class TargetDialog;
class TargetRow;
class UndoRemoval;

// The targets of the experiment: those of the preset and those that the user added. Takes folders and
// addresses that are dropped on it. Keeps the passwords of servers, which a plan comes without.
class TargetList final : public QWidget
{
    Q_OBJECT

public:
    explicit TargetList(std::unique_ptr<Keychain> keychain, QWidget* parent = nullptr);

    // Shows these, chosen, and the user's own, not chosen. One of the user's own that is called like a
    // different one of these is shown under another name.
    void setTargets(const std::vector<Target>& targets);
    [[nodiscard]] std::vector<Target> chosen() const; // with the passwords that are known
    void setDistance(Distance distance);              // who says how far away they are
    // `targets` with the passwords that are known.
    [[nodiscard]] std::vector<Target> withPasswords(std::vector<Target> targets) const;

    void showFacts(const std::vector<TargetFacts>& facts);
    void showFailure(const QString& target, const QString& reason);
    void checkAll();         // in the background
    void askWhyTheyFailed(); // after a run: whether a password would help

    // Chooses `target` and the same with the other layout, which is added where it isn't there yet.
    void compareLayouts(const Target& target);

public slots:
    void addHost() { openDialog(); }
    void undoRemove(); // of the target removed last, while no other plan has come

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
    TargetRow* take(Target target); // a new one, of the user's own
    void change(TargetRow* row);
    void takeChange(TargetRow* row, const Target& before, Target target);
    void keep(TargetRow* row); // between starts
    void remember(const Target& target, const Target& before);
    void forgetUnused(const QString& server);
    void showPassword(const QString& server);
    void move(TargetRow* row, qsizetype to);
    void remove(TargetRow* row);
    void save() const;
    [[nodiscard]] TargetRow* rowOf(const QString& name) const;
    [[nodiscard]] TargetRow* rowMeasuredAs(const QString& name) const;
    [[nodiscard]] TargetRow* rowSavedAs(const QString& name) const;
    [[nodiscard]] std::vector<Target>::iterator saved(const QString& name);
    // `wanted`, with a number where another row or another saved target than `savedAs` is called so.
    [[nodiscard]] QString freeName(const QString& wanted, const TargetRow* row, const QString& savedAs) const;

    QList<TargetRow*> m_rows; // owned by this, through QObject
    QVBoxLayout* m_layout;    // likewise
    UndoRemoval* m_undo;      // likewise
    QPushButton* m_add;       // likewise
    PasswordStore m_passwords;
    std::vector<Target> m_saved; // without passwords, names differ
    Distance m_distance = Distance::OfTarget;
};

} // namespace breakeven
