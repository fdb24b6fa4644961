// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hosts/add_host_dialog.h"

#include "app/hosts/target_text.h"
#include "app/theme/role.h"
#include "app/wording/quantity_text.h"
#include "core/plan/redis_address.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace breakeven {

AddHostDialog::AddHostDialog(QWidget* parent)
    : QDialog(parent)
    , m_address(new QLineEdit(this))
    , m_name(new QLineEdit(this))
    , m_password(new QLineEdit(this))
    , m_passwordLabel(new QLabel(tr("Password"), this))
    , m_answer(new QLabel(this))
    , m_check(new QPushButton(tr("&Check"), this))
    , m_add(new QPushButton(tr("&Add"), this))
{
    setWindowTitle(tr("Add a host"));
    setMinimumWidth(520);
    m_address->setPlaceholderText(tr("cache-02, redis://user@host:6379/0, unix:///path or /folder"));
    m_address->setAccessibleName(tr("Address"));
    m_name->setPlaceholderText(tr("as the charts call it"));
    m_name->setAccessibleName(tr("Name"));
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setPlaceholderText(tr("kept in memory only, never saved"));
    m_password->setAccessibleName(tr("Password"));
    m_answer->setWordWrap(true);
    m_answer->setMinimumHeight(56);
    m_answer->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_answer->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_add->setDefault(true);

    auto* form = new QFormLayout;
    form->setHorizontalSpacing(14);
    form->setVerticalSpacing(10);
    form->addRow(tr("Address"), m_address);
    form->addRow(tr("Name"), m_name);
    form->addRow(m_passwordLabel, m_password);

    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(m_check, QDialogButtonBox::ActionRole);
    buttons->addButton(m_add, QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(14);
    layout->addLayout(form);
    layout->addWidget(m_answer);
    layout->addWidget(buttons);

    connect(m_address, &QLineEdit::textChanged, this, &AddHostDialog::entered);
    connect(m_password, &QLineEdit::textChanged, this, &AddHostDialog::entered);
    connect(m_check, &QPushButton::clicked, this, &AddHostDialog::check);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&m_checker, &TargetChecker::found, this, &AddHostDialog::showFacts);
    connect(&m_checker, &TargetChecker::failed, this, &AddHostDialog::showError);
    entered();
}

void AddHostDialog::edit(const Target& target)
{
    setWindowTitle(tr("Change a host"));
    m_add->setText(tr("&Save"));
    m_name->setText(target.name);
    if (const auto* redis = std::get_if<RedisTarget>(&target.backend)) {
        m_address->setText(redis->server);
        m_password->setText(redis->password);
    } else if (const auto* file = std::get_if<FileTarget>(&target.backend)) {
        m_address->setText(file->folder);
    }
}

Target AddHostDialog::target() const
{
    return read().value_or(Target{});
}

std::optional<Target> AddHostDialog::read() const
{
    auto read = targetFromText(m_address->text().trimmed());
    if (!read.ok())
        return std::nullopt;
    Target target = std::move(read).value();
    if (!m_name->text().trimmed().isEmpty())
        target.name = m_name->text().trimmed();
    auto* redis = std::get_if<RedisTarget>(&target.backend);
    if (redis != nullptr && !m_password->text().isEmpty())
        redis->password = m_password->text();
    return target;
}

void AddHostDialog::entered()
{
    m_checker.forget();
    // A password inside the address moves into its own field, where nobody reads it over the shoulder.
    const auto address = RedisAddress::parse(m_address->text().trimmed());
    if (address.ok() && !address.value().password.isEmpty() && m_address->text().contains(QLatin1Char('@'))) {
        m_password->setText(address.value().password);
        m_address->setText(address.value().toDisplayString());
        return;
    }
    const std::optional<Target> target = read();
    const bool redis = target && std::holds_alternative<RedisTarget>(target->backend);
    m_password->setVisible(redis || !target);
    m_passwordLabel->setVisible(redis || !target);
    m_check->setEnabled(target.has_value());
    m_add->setEnabled(target.has_value());
    if (target) {
        say(describeTarget(*target), Role::Muted);
    } else if (m_address->text().trimmed().isEmpty()) {
        say(tr("A Redis server by its host name, host:port or URL, or a folder by its path."), Role::Muted);
    } else {
        say(sentence(targetFromText(m_address->text().trimmed()).error()), Role::Warning);
    }
}

void AddHostDialog::check()
{
    if (const std::optional<Target> target = read()) {
        say(tr("Checking…"), Role::Muted);
        m_check->setEnabled(false);
        m_checker.check(*target);
    }
}

void AddHostDialog::showFacts(const TargetFacts& facts)
{
    m_check->setEnabled(true);
    QStringList lines{tr("Reachable: %1").arg(facts.endpoint)};
    if (!facts.version.isEmpty())
        lines.append(tr("Version %1").arg(facts.version));
    if (facts.roundTrip)
        lines.append(tr("Round trip %1 (median of 20)").arg(durationText(*facts.roundTrip)));
    if (!facts.fileSystem.isEmpty())
        lines.append(tr("File system %1").arg(facts.fileSystem));
    if (facts.freeBytes)
        lines.append(tr("%1 free").arg(bytesText(*facts.freeBytes)));
    say(lines.join(QStringLiteral("\n")), Role::Good);
}

void AddHostDialog::showError(const Error& error)
{
    m_check->setEnabled(true);
    say(sentence(error), Role::Warning);
}

void AddHostDialog::say(const QString& text, Role role)
{
    m_answer->setText(text);
    setRole(m_answer, role);
}

} // namespace breakeven
