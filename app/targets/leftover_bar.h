// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/leftovers.h"

#include <QFrame>

#include <vector>

class QLabel;
class QPushButton;

namespace breakeven {

// Says what runs that were killed left at the targets, and removes it where the user says so. Looks and
// removes in the background. Hidden while there is nothing. Mounts on this machine, which nobody can want any
// more, are taken away without a question.
class LeftoverBar final : public QFrame
{
    Q_OBJECT

public:
    explicit LeftoverBar(QWidget* parent = nullptr);

    // Looks there, once a start of the program for each place.
    void look(const Target& target);

signals:
    void failed(const breakeven::Error& error); // what could not be removed is still shown

protected:
    void changeEvent(QEvent* event) override;

private:
    void take(const std::vector<Leftover>& found);
    void keep();
    void remove();
    void retranslate();

    std::vector<decltype(Target::backend)> m_looked;
    std::vector<Leftover> m_found;
    QLabel* m_words; // these are owned by this, through QObject
    QPushButton* m_remove;
    QPushButton* m_keep;
};

} // namespace breakeven
