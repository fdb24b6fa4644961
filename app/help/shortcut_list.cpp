// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/help/shortcut_list.h"

#include "app/theme/role.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QKeySequence>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::ShortcutList)
};

QString nameOf(const QAction& action)
{
    QString name = action.text();
    if (name.endsWith(QChar(0x2026)))
        name.chop(1); // that a dialog follows is the menu's to say
    return name.remove(QLatin1Char('&'));
}

QString keysOf(const QAction& action)
{
    QStringList keys;
    for (const QKeySequence& sequence : action.shortcuts())
        keys.append(sequence.toString(QKeySequence::NativeText));
    return keys.join(QStringLiteral(", "));
}

} // namespace

QDialog* showShortcuts(const QList<QAction*>& actions, QWidget* window)
{
    auto* dialog = new QDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(Words::tr("Keyboard shortcuts"));
    auto* list = new QWidget(dialog);
    auto* grid = new QGridLayout(list);
    grid->setHorizontalSpacing(24);
    int row = 0;
    for (const QAction* action : actions) {
        if (action->text().isEmpty() || action->shortcuts().isEmpty())
            continue;
        auto* keys = new QLabel(keysOf(*action), list);
        setRole(keys, Role::Muted);
        grid->addWidget(new QLabel(nameOf(*action), list), row, 0);
        grid->addWidget(keys, row++, 1);
    }
    auto* scroll = new QScrollArea(dialog);
    scroll->setWidget(list);
    scroll->setWidgetResizable(true);
    scroll->viewport()->setAutoFillBackground(false);
    list->setAutoFillBackground(false);
    scroll->setMinimumWidth(list->sizeHint().width() + 24);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* layout = new QVBoxLayout(dialog);
    layout->addWidget(scroll, 1);
    layout->addWidget(buttons);
    dialog->resize(dialog->sizeHint().width(),
                   std::min(list->sizeHint().height() + 90, window->height() - 40));
    dialog->open();
    return dialog;
}

} // namespace breakeven
