// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hosts/target_dialog.h"

#include "app/hosts/distance_editor.h"
#include "app/hosts/folder_page.h"
#include "app/hosts/host_key_card.h"
#include "app/hosts/rados_page.h"
#include "app/hosts/redis_page.h"
#include "app/hosts/sshfs_page.h"
#include "app/hosts/tab_order.h"
#include "app/hosts/target_text.h"
#include "app/theme/toggle_button.h"
#include "core/plan/target_address.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace breakeven {

namespace {

// The pages, by the place of their back end in Target::backend.
constexpr int RedisIndex = 1;

QFrame* line(QWidget* parent)
{
    auto* frame = new QFrame(parent);
    setRole(frame, Role::Line);
    frame->setFixedHeight(1);
    return frame;
}

} // namespace

TargetDialog::TargetDialog(QWidget* parent)
    : QDialog(parent)
    , m_address(new QLineEdit(this))
    , m_tabs(new QButtonGroup(this))
    , m_pages(new QStackedWidget(this))
    , m_name(new QLineEdit(this))
    , m_distance(new DistanceEditor(this))
    , m_answer(new QLabel(this))
    , m_hostKey(new HostKeyCard(this))
    , m_check(new QPushButton(tr("&Check"), this))
    , m_add(new QPushButton(tr("&Add"), this))
{
    setWindowTitle(tr("Add a target"));
    setMinimumWidth(560);
    m_address->setPlaceholderText(tr("paste an address: redis://…, sftp://…, rados://…, /folder"));
    m_address->setAccessibleName(tr("Pasted address"));
    m_name->setPlaceholderText(tr("as the charts call it"));
    m_name->setAccessibleName(tr("Name"));
    m_answer->setWordWrap(true);
    m_answer->setMinimumHeight(76);
    m_answer->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_answer->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_add->setDefault(true);
    setRole(m_add, Role::Primary);

    auto* tabs = new QHBoxLayout;
    tabs->setSpacing(4);
    addPage(tr("Folder"), new FolderPage(this));
    addPage(tr("Redis"), new RedisPage(this));
    addPage(tr("Remote folder"), new SshfsPage(this));
    addPage(tr("Ceph"), new RadosPage(this));
    for (QAbstractButton* tab : m_tabs->buttons())
        tabs->addWidget(tab);
    tabs->addStretch();

    auto* rest = new QFormLayout;
    rest->addRow(tr("Name"), m_name);
    rest->addRow(tr("As if it were"), m_distance);

    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(m_check, QDialogButtonBox::ActionRole);
    buttons->addButton(m_add, QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(m_address);
    layout->addLayout(tabs);
    layout->addWidget(m_pages);
    layout->addWidget(line(this));
    layout->addLayout(rest);
    layout->addWidget(m_answer);
    layout->addWidget(m_hostKey);
    layout->addStretch();
    layout->addWidget(buttons);

    // Labels of all forms in one column, whatever their page.
    for (QFormLayout* form : findChildren<QFormLayout*>()) {
        form->setHorizontalSpacing(14);
        form->setVerticalSpacing(8);
        for (int row = 0; row < form->rowCount(); ++row)
            if (const QLayoutItem* label = form->itemAt(row, QFormLayout::LabelRole))
                label->widget()->setMinimumWidth(104);
    }

    connect(m_address, &QLineEdit::textEdited, this, [this](const QString& text) {
        const bool isPasted = text.size() > m_addressBefore.size() + 1;
        readAddress();
        if (isPasted)
            hidePassword();
        m_addressBefore = m_address->text();
    });
    connect(m_address, &QLineEdit::editingFinished, this, &TargetDialog::hidePassword);
    connect(m_tabs, &QButtonGroup::idClicked, this, &TargetDialog::showPage);
    connect(m_name, &QLineEdit::textChanged, this, &TargetDialog::entered);
    connect(m_distance, &DistanceEditor::changed, this, &TargetDialog::entered);
    connect(m_check, &QPushButton::clicked, this, &TargetDialog::check);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&m_checker, &TargetChecker::found, this, &TargetDialog::showFacts);
    connect(&m_checker, &TargetChecker::failed, this, &TargetDialog::showError);
    connect(m_hostKey, &HostKeyCard::trusted, this, &TargetDialog::check);
    connect(m_hostKey, &HostKeyCard::failed, this, &TargetDialog::showError);
    m_distance->setNetwork({});
    setTabOrderAsLaidOut(this);
    showPage(RedisIndex);
}

void TargetDialog::addPage(const QString& name, TargetPage* page)
{
    auto* tab = new ToggleButton(this);
    tab->setText(name);
    tab->setAutoDefault(false);
    setRole(tab, Role::Tab);
    m_tabs->addButton(tab, m_pages->count());
    // A page is as high as it needs and not as the highest of all.
    page->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_pages->addWidget(page);
    connect(page, &TargetPage::changed, this, [this] {
        m_touched = true;
        entered();
    });
}

void TargetDialog::showPage(int index)
{
    m_tabs->button(index)->setChecked(true);
    for (QAbstractButton* tab : m_tabs->buttons()) // Tab goes to the chosen one, the arrows to the others
        tab->setFocusPolicy(tab->isChecked() ? Qt::StrongFocus : Qt::ClickFocus);
    m_pages->setCurrentIndex(index);
    m_touched = false;
    entered();
}

void TargetDialog::showPlace(const Target& target)
{
    const int index = static_cast<int>(target.backend.index());
    static_cast<TargetPage*>(m_pages->widget(index))->show(target.backend);
    showPage(index);
}

void TargetDialog::edit(const Target& target)
{
    setWindowTitle(tr("Change a target"));
    m_add->setText(tr("&Save"));
    m_address->hide();
    m_name->setText(target.name);
    m_distance->setNetwork(target.network);
    showPlace(target);
}

void TargetDialog::setAddress(const QString& address)
{
    m_address->setText(address);
    readAddress();
    hidePassword();
}

void TargetDialog::hidePassword()
{
    const auto read = targetFromText(m_address->text());
    if (read.ok() && m_address->text().contains(QLatin1Char('@')))
        m_address->setText(addressOf(read.value()));
}

void TargetDialog::readAddress()
{
    const QString text = m_address->text().trimmed();
    if (text.isEmpty())
        return entered();
    const auto read = targetFromText(text);
    if (!read.ok())
        return say(sentence(read.error()), Role::Warning);
    showPlace(read.value());
}

Target TargetDialog::target() const
{
    const auto entered = read();
    return entered.ok() ? entered.value() : Target{};
}

TargetPage* TargetDialog::page() const
{
    return static_cast<TargetPage*>(m_pages->currentWidget());
}

Result<Target> TargetDialog::read() const
{
    auto place = page()->place();
    if (!place.ok())
        return place.error();
    auto network = m_distance->network();
    if (!network.ok())
        return network.error();
    Target target;
    target.backend = std::move(place).value();
    target.network = std::move(network).value();
    target.name = m_name->text().trimmed();
    if (target.name.isEmpty())
        target.name = nameFor(target);
    return target;
}

void TargetDialog::entered()
{
    m_checker.forget();
    const auto target = read();
    m_check->setEnabled(target.ok());
    m_add->setEnabled(target.ok());
    m_name->setPlaceholderText(target.ok() && m_name->text().isEmpty() ? target.value().name
                                                                       : tr("as the charts call it"));
    if (target.ok())
        say(describeTarget(target.value()), Role::Muted);
    else
        say(m_touched ? sentence(target.error()) : page()->hint(), m_touched ? Role::Warning : Role::Muted);
}

void TargetDialog::check()
{
    if (const auto target = read(); target.ok()) {
        say(tr("Checking…"), Role::Muted);
        m_check->setEnabled(false);
        m_checker.check(target.value());
    }
}

void TargetDialog::showFacts(const TargetFacts& facts)
{
    m_check->setEnabled(true);
    say(factLines(facts).join(QLatin1Char('\n')), Role::Good);
}

void TargetDialog::showError(const Error& error)
{
    m_check->setEnabled(true);
    say(sentence(error), Role::Warning);
    const auto target = read();
    const auto* remote = target.ok() ? std::get_if<SshfsTarget>(&target.value().backend) : nullptr;
    if (remote != nullptr && HostKeyCard::isAbout(error)) {
        m_answer->hide();
        m_hostKey->ask(*remote, error);
        grow();
    }
}

void TargetDialog::say(const QString& text, Role role)
{
    m_hostKey->forget();
    m_answer->show();
    m_answer->setText(text);
    setRole(m_answer, role);
    grow();
}

void TargetDialog::grow()
{
    if (!isVisible()) // its first size is the layout's own choice
        return;
    layout()->activate();
    if (const int needed = layout()->totalHeightForWidth(width()); height() < needed)
        resize(width(), needed);
}

} // namespace breakeven
