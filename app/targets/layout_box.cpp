// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/targets/layout_box.h"

#include <QComboBox>
#include <QCoreApplication>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::LayoutBox)
};

} // namespace

QComboBox* makeLayoutBox(QWidget* parent)
{
    auto* box = new QComboBox(parent);
    box->setAccessibleName(Words::tr("Layout"));
    box->addItem(Words::tr("all items in one folder, as in the blog post"), static_cast<int>(Layout::Shared));
    box->addItem(Words::tr("a folder for each item"), static_cast<int>(Layout::PerItem));
    box->setToolTip(Words::tr("In a shared folder every create and rename waits for the folder's lock, which "
                              "can take from threads what they win."));
    return box;
}

Layout chosenLayout(const QComboBox* box)
{
    return static_cast<Layout>(box->currentData().toInt());
}

void chooseLayout(QComboBox* box, Layout layout)
{
    box->setCurrentIndex(box->findData(static_cast<int>(layout)));
}

} // namespace breakeven
