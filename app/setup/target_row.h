// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hosts/target_checker.h"
#include "app/theme/role.h"
#include "core/plan/target.h"

#include <QWidget>

class QCheckBox;
class QLabel;

namespace breakeven {

// One target in the list: whether it takes part, its name, what is known of it, and a dot for its state.
class TargetRow final : public QWidget
{
    Q_OBJECT

public:
    explicit TargetRow(Target target, QWidget* parent = nullptr);

    [[nodiscard]] const Target& target() const { return m_target; }
    void setTarget(const Target& target);
    [[nodiscard]] bool isChosen() const;
    void setChosen(bool chosen);

    void check(); // looks in the background what is there
    void showFacts(const TargetFacts& facts);
    void showFailure(const QString& reason);

signals:
    void chosenChanged();
    void editWanted();
    void removeWanted();

protected:
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void say(const QString& text, DotState state);
    void elide();

    Target m_target;
    TargetChecker m_checker;
    QString m_text;   // below the name, unabridged
    QCheckBox* m_box; // these are owned by this, through QObject
    QLabel* m_name;
    QLabel* m_line;
    QLabel* m_dot;
};

} // namespace breakeven
