// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/targets/host_key_card.h"

#include "app/background/when_ready.h"
#include "app/targets/host_questions.h"
#include "app/theme/role.h"
#include "core/backends/sshfs/sshfs_code.h"
#include "core/backends/sshfs/sshfs_host.h"
#include "core/backends/sshfs/sshfs_host_keys.h"
#include "core/backends/sshfs/target/sshfs_target.h"

#include <QFontDatabase>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <QtConcurrent>

namespace breakeven {

HostKeyCard::HostKeyCard(QWidget* parent)
    : QFrame(parent)
    , m_words(new QLabel(this))
    , m_fingerprint(new QLabel(this))
    , m_trust(new QPushButton(this))
{
    setRole(this, Role::Card);
    m_words->setWordWrap(true);
    m_fingerprint->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_fingerprint->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_fingerprint->setAccessibleName(tr("Fingerprint of the host's key"));
    m_trust->setAutoDefault(false); // never by a Return that was meant for a field

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 10);
    layout->setSpacing(8);
    layout->addWidget(m_words);
    layout->addWidget(m_fingerprint);
    layout->addWidget(m_trust, 0, Qt::AlignLeft);
    connect(m_trust, &QPushButton::clicked, this, &HostKeyCard::trust);
    hide();
}

bool HostKeyCard::isAbout(const Error& error)
{
    return (error.code == SshfsCode::HostKeyUnknown || error.code == SshfsCode::HostKeyChanged) &&
           !error.detail.isEmpty();
}

void HostKeyCard::ask(const SshfsTarget& target, const Error& error)
{
    forget();
    m_target = target;
    const QString host = displayName(target);
    const bool isChanged = error.code == SshfsCode::HostKeyChanged;
    m_words->setText(
        isChanged
            ? tr("%1 shows another key than the one that was confirmed. Either the host was set up anew, or "
                 "somebody listens in with a machine of theirs in its place. Replace the key only after the "
                 "host's administrator has told you this fingerprint:")
                  .arg(host)
            : tr("%1 shows a key that nobody has confirmed yet. Compare its fingerprint with what the host's "
                 "administrator tells, and trust it where the two are the same:")
                  .arg(host));
    setRole(m_words, isChanged ? Role::Message : Role::Text);
    m_fingerprint->setText(error.detail);
    m_trust->setText(isChanged ? tr("&Replace the stored key") : tr("&Trust this key"));
    m_trust->setEnabled(true);
    show();
}

void HostKeyCard::forget()
{
    ++m_question;
    hide();
}

void HostKeyCard::trust()
{
    m_trust->setEnabled(false);
    const int question = m_question;
    whenReady(
        QtConcurrent::run(hostThreads(), trustHostKey, m_target, m_fingerprint->text(), std::stop_token()),
        this, [this, question](const Status& stored) {
            if (question != m_question)
                return;
            if (!stored.ok())
                emit failed(stored.error());
            else
                emit trusted();
        });
}

} // namespace breakeven
