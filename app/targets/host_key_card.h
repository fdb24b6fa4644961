// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/sshfs/target/sshfs_target.h"
#include "core/base/result.h"
#include "core/plan/target.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace breakeven {

// Shows the key of a host that nobody has confirmed, or that is not the confirmed one, and stores it in the
// background once the user says so. Hidden while there is nothing to ask.
class HostKeyCard final : public QFrame
{
    Q_OBJECT

public:
    explicit HostKeyCard(QWidget* parent = nullptr);

    // Whether `error` is about a key that can be confirmed: its fingerprint is known.
    [[nodiscard]] static bool isAbout(const Error& error);

    // `error`, which isAbout() holds for, came from `target`.
    void ask(const SshfsTarget& target, const Error& error);
    void forget(); // the question is void, and an answer under way is not wanted any more

signals:
    void trusted(); // the key is stored
    void failed(const breakeven::Error& error);

private:
    void trust();

    SshfsTarget m_target;
    int m_question = 0;
    QLabel* m_words; // these are owned by this, through QObject
    QLabel* m_fingerprint;
    QPushButton* m_trust;
};

} // namespace breakeven
