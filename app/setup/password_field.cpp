// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/password_field.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHideEvent>
#include <QLineEdit>
#include <QPushButton>

namespace breakeven {

PasswordField::PasswordField(QWidget* parent)
    : QWidget(parent)
    , m_line(new QLineEdit(this))
    , m_use(new QPushButton(this))
{
    m_line->setEchoMode(QLineEdit::Password);
    m_use->setEnabled(false);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 2);
    layout->setSpacing(6);
    layout->addWidget(m_line, 1);
    layout->addWidget(m_use);
    setFocusProxy(m_line);
    connect(m_line, &QLineEdit::textChanged, this,
            [this](const QString& text) { m_use->setEnabled(!text.isEmpty()); });
    connect(m_line, &QLineEdit::returnPressed, this, &PasswordField::give);
    connect(m_use, &QPushButton::clicked, this, &PasswordField::give);
    retranslate();
}

void PasswordField::setTarget(const QString& name)
{
    m_name = name;
    retranslate();
}

void PasswordField::give()
{
    const QString password = m_line->text();
    if (password.isEmpty())
        return;
    m_line->clear();
    emit given(password);
}

void PasswordField::hideEvent(QHideEvent* event)
{
    if (!event->spontaneous()) // answered another way; a window that is put away is none
        m_line->clear();
    QWidget::hideEvent(event);
}

void PasswordField::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PasswordField::retranslate()
{
    m_line->setPlaceholderText(tr("Password"));
    m_line->setAccessibleName(tr("Password of %1").arg(m_name));
    m_use->setText(tr("Use"));
    m_use->setAccessibleName(tr("Use the password of %1").arg(m_name));
}

} // namespace breakeven
