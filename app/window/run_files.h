// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <functional>

class QMimeData;
class QWidget;

namespace breakeven {

// The files of runs and plans among what is dragged.
[[nodiscard]] QStringList filesIn(const QMimeData& data);

// Opens the file dialog over `window`; `use` gets what the user chose, one path at least.
void askForRunFiles(QWidget* window, const QString& title,
                    const std::function<void(const QStringList&)>& use);

// The same for the folder that runs are saved in from then on; `use` gets the folder.
void askForRunFolder(QWidget* window, const std::function<void(const QString&)>& use);

} // namespace breakeven
