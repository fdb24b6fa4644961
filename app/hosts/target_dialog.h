// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hosts/target_checker.h"
#include "app/theme/role.h"
#include "core/plan/target.h"

#include <QDialog>

#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace breakeven {

// Asks for a Redis host or a folder, checks it in the background and says what was found or what is wrong.
class AddHostDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit AddHostDialog(QWidget* parent = nullptr);

    // Starts from a known target, to change it or to give its password again.
    void edit(const Target& target);

    // What was entered; requires that the dialog was accepted.
    [[nodiscard]] Target target() const;

private:
    void entered();
    void check();
    void showFacts(const TargetFacts& facts);
    void showError(const Error& error);
    void say(const QString& text, Role role);
    [[nodiscard]] std::optional<Target> read() const;

    TargetChecker m_checker;
    QLineEdit* m_address; // these are owned by this, through QObject
    QLineEdit* m_name;
    QLineEdit* m_password;
    QLabel* m_passwordLabel;
    QLabel* m_answer;
    QPushButton* m_check;
    QPushButton* m_add;
};

} // namespace breakeven
