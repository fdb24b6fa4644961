// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/targets/target_checker.h"
#include "app/theme/role.h"
#include "core/plan/target.h"

#include <QDialog>

#include <optional>

class QButtonGroup;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace breakeven {

class DistanceEditor;
class HostKeyCard;
class TargetPage;

// Asks for a target, one page a back end; checks it in the background and says what was found or what is
// wrong.
class TargetDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit TargetDialog(QWidget* parent = nullptr);
    ~TargetDialog() override;

    // Starts from a known target, to change it or to give its password again.
    void edit(const Target& target);
    // Starts from an address or a folder that was pasted or dropped.
    void setAddress(const QString& address);
    void check(); // in the background

    // What was entered; requires that the dialog was accepted.
    [[nodiscard]] Target target() const;

private:
    void addPage(const QString& name, TargetPage* page);
    void showPage(int index);
    void showPlace(const Target& target);
    void readAddress();
    void hidePassword(); // a pasted one, which went into its own field
    void entered();
    void showFacts(const TargetFacts& facts);
    void showError(const Error& error);
    void say(const QString& text, Role role);
    void grow(); // as high as what is said needs
    [[nodiscard]] TargetPage* page() const;
    [[nodiscard]] Result<Target> read() const;
    [[nodiscard]] std::optional<Error> faultOfAddress() const; // none: it is understood, or there is none
    [[nodiscard]] QString faultText() const;

    TargetChecker m_checker;
    QString m_addressBefore; // before the last key
    QLineEdit* m_address;    // these are owned by this, through QObject
    QButtonGroup* m_tabs;
    QStackedWidget* m_pages;
    QLineEdit* m_name;
    QString m_wasCalled; // the target that is edited
    DistanceEditor* m_distance;
    QLabel* m_answer;
    HostKeyCard* m_hostKey; // in place of the answer
    bool m_touched = false; // the page shown
    bool m_checking = false;
    QPushButton* m_check;
    QPushButton* m_add;
};

} // namespace breakeven
