// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/targets/target_checker.h"
#include "app/targets/target_text.h"
#include "app/theme/role.h"
#include "core/plan/target.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QLabel;
class QToolButton;

namespace breakeven {

class PasswordField;

// One target in the list: whether it takes part, its name, what is known of it, a dot for its state, and a
// menu of what can be done with it. Asks for the password where the server wants one. Can be dragged to
// another place of the list.
class TargetRow final : public QWidget
{
    Q_OBJECT

public:
    // The mime type of a dragged row; its data is the target's name in UTF-8.
    static constexpr const char* mimeType = "application/x-breakeven-target";

    explicit TargetRow(Target target, QWidget* parent = nullptr);

    [[nodiscard]] const Target& target() const { return m_target; }
    void setTarget(const Target& target);
    [[nodiscard]] bool isChosen() const;
    void setChosen(bool chosen);

    // The name under which it is kept between starts; empty: it is the plan's.
    [[nodiscard]] const QString& savedAs() const { return m_savedAs; }
    void setSavedAs(const QString& name) { m_savedAs = name; }
    void setDistance(Distance distance); // who says how far away it is

    void check(); // looks in the background what is there
    // Looks whether a password would help, where the last that was said is a server's failure.
    void askWhyItFailed();
    void showFacts(const TargetFacts& facts);
    void showFailure(const QString& reason);

signals:
    void chosenChanged();
    void reachable(); // a check has found it
    void editWanted();
    void duplicateWanted();
    void otherLayoutWanted();
    void moveWanted(int rows); // -1: up
    void removeWanted();
    void passwordGiven(const QString& password);

protected:
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void takeFacts(const TargetFacts& facts);
    void takeError(const Error& error);
    void askForPassword(bool needed);
    void showState();
    void say(const QString& text, DotState state);
    void scale();
    void elide();
    void drag();
    void showMenu(const QPoint& globalPosition);

    Target m_target;
    QString m_savedAs;
    Distance m_distance = Distance::OfTarget;
    TargetChecker m_checker;
    bool m_keepsFailure = false;        // a run's, which a check does not refute
    std::optional<TargetFacts> m_facts; // none: not checked, or it failed
    QString m_failure;                  // empty: none
    QString m_text;                     // below the name, unabridged
    QCheckBox* m_box;                   // these are owned by this, through QObject
    QLabel* m_name;
    QLabel* m_line;
    QToolButton* m_more;
    QLabel* m_dot;
    PasswordField* m_password;
    QPoint m_pressed; // where a drag may have begun
    bool m_dragged = false;
};

} // namespace breakeven
