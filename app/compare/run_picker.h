// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/theme/theme.h"
#include "core/runs/run_library.h"

#include <QPushButton>

#include <vector>

class QMenu;

namespace breakeven {

// A button that names a run and lets another be chosen: one of the latest, or a file.
class RunPicker final : public QPushButton
{
    Q_OBJECT

public:
    explicit RunPicker(QWidget* parent = nullptr);

    // Latest first; what can't be read is left out.
    void offer(const std::vector<RunSummary>& runs);
    void showRun(const QString& name, const QString& detail, bool pinned);
    void setTheme(const Theme& theme);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void chosen(const QString& path);
    void fileWanted();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void fillMenu();

    std::vector<RunSummary> m_runs; // as many as the menu has
    QString m_name;
    QString m_detail;
    bool m_pinned = false;
    Theme m_look;
    QMenu* m_menu; // owned by this, through QObject
};

} // namespace breakeven
