// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QTimer>

class QPushButton;

namespace breakeven {

class ElidedLabel;

// Floats over the foot of its parent, says what was done and offers to undo it; goes by itself after a while.
class Toast final : public QFrame
{
    Q_OBJECT

public:
    explicit Toast(QWidget* parent);

    void say(const QString& text, bool offersUndo);

signals:
    void undoWanted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override; // the parent's size
    void changeEvent(QEvent* event) override;

private:
    void place();
    void retranslate();

    ElidedLabel* m_text; // these are owned by this, through QObject
    QPushButton* m_undo;
    QTimer m_leave;
};

} // namespace breakeven
