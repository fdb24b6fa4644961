// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/targets/target_dialog.h"

#include "app/targets/distance_editor.h"
#include "app/targets/host_key_card.h"
#include "app/targets/tab_order.h"
#include "app/targets/target_pages.h"
#include "app/targets/target_text.h"
#include "app/theme/text_scale.h"
#include "app/theme/toggle_button.h"
#include "app/wording/backend_text.h"
#include "app/wording/error_text.h"
#include "app/wording/shown_name.h"
#include "core/backends/sshfs/target/sshfs_target.h"
#include "core/backends/target/target_types.h"
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

#include <algorithm>

namespace breakeven {

namespace {

int indexOf(const TargetType& type)
{
    const auto types = targetTypes();
    return static_cast<int>(std::find(types.begin(), types.end(), &type) - types.begin());
}

// That of the back end which a bare name means.
int firstPage()
{
    const auto types = targetTypes();
    return static_cast<int>(std::find_if(types.begin(), types.end(),
                                         [](const TargetType* type) { return type->fromHost != nullptr; }) -
                            types.begin());
}

// "redis://…, sftp://…", but for folders, which are pasted as paths.
QString pastedSchemes()
{
    QStringList schemes;
    for (const TargetType* type : targetTypes())
        if (type->id != QLatin1String("file"))
            schemes.append(type->schemes.front() + QStringLiteral("://…"));
    return schemes.join(QStringLiteral(", "));
}

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
    setMinimumWidth(scaled(560));
    m_address->setPlaceholderText(tr("paste an address: %1, /folder").arg(pastedSchemes()));
    m_address->setAccessibleName(tr("Pasted address"));
    m_name->setPlaceholderText(tr("as the charts call it"));
    m_name->setAccessibleName(tr("Name"));
    m_answer->setObjectName(QStringLiteral("answer"));
    m_answer->setWordWrap(true);
    m_answer->setMinimumHeight(scaled(76));
    m_answer->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_answer->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_add->setDefault(true);
    setRole(m_add, Role::Primary);

    auto* tabs = new QHBoxLayout;
    tabs->setSpacing(4);
    const std::vector<TargetPage*> pages = makeTargetPages(this);
    for (std::size_t i = 0; i < pages.size(); ++i)
        addPage(textOf(*targetTypes()[i]).label(), pages[i]);
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
                label->widget()->setMinimumWidth(scaled(104));
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
    showPage(firstPage());
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
    const int index = indexOf(target.backend.type());
    static_cast<TargetPage*>(m_pages->widget(index))->show(target.backend);
    showPage(index);
}

// Hidden here, as QDialog's destructor would: then the address loses the focus and says that it was edited,
// to one that is no TargetDialog any more.
TargetDialog::~TargetDialog()
{
    hide();
}

void TargetDialog::edit(const Target& target)
{
    setWindowTitle(tr("Change a target"));
    m_add->setText(tr("&Save"));
    m_address->hide();
    m_wasCalled = target.name;
    m_name->setText(shownName(target.name));
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
        return entered();
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

std::optional<Error> TargetDialog::faultOfAddress() const
{
    const QString text = m_address->text().trimmed();
    if (text.isEmpty())
        return std::nullopt;
    const auto read = targetFromText(text);
    return read.ok() ? std::nullopt : std::optional(read.error());
}

Result<Target> TargetDialog::read() const
{
    if (auto fault = faultOfAddress()) // what the page holds is another target than the one asked for
        return *std::move(fault);
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
    if (target.name == shownName(m_wasCalled)) // what is shown in one language must name nothing
        target.name = m_wasCalled;
    if (target.name.isEmpty())
        target.name = nameFor(target);
    return target;
}

void TargetDialog::entered()
{
    m_checker.forget();
    m_checking = false;
    const auto target = read();
    setInvalid(m_address, faultOfAddress().has_value());
    m_check->setEnabled(target.ok());
    m_add->setEnabled(target.ok());
    m_name->setPlaceholderText(target.ok() && m_name->text().isEmpty() ? target.value().name
                                                                       : tr("as the charts call it"));
    // A page that nobody has filled yet has a hint; what was typed elsewhere is told what is wrong with it.
    const bool isTyped = m_touched || faultOfAddress() || !m_distance->network().ok();
    if (target.ok())
        say(describeTarget(target.value()), Role::Muted);
    else
        say(isTyped ? faultText() : page()->hint(), isTyped ? Role::Warning : Role::Muted);
}

// What was typed beside the page comes first, as the page may be one that nobody has filled yet.
QString TargetDialog::faultText() const
{
    if (const auto address = faultOfAddress())
        return sentence(*address);
    if (const auto network = m_distance->network(); !m_touched && !network.ok())
        return sentence(network.error());
    const auto target = read();
    return target.ok() ? QString() : sentence(target.error());
}

// The button stays enabled: disabled, it would pass the focus on, and the next Enter would press Cancel.
void TargetDialog::check()
{
    if (m_checking)
        return;
    if (const auto target = read(); target.ok()) {
        say(tr("Checking…"), Role::Muted);
        m_checking = true;
        m_checker.check(target.value());
    }
}

void TargetDialog::showFacts(const TargetFacts& facts)
{
    m_checking = false;
    say(factLines(facts).join(QLatin1Char('\n')), Role::Good);
}

void TargetDialog::showError(const Error& error)
{
    m_checking = false;
    say(sentence(error), Role::Warning);
    const auto target = read();
    const auto* remote = target.ok() ? target.value().backend.as<SshfsTarget>() : nullptr;
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
