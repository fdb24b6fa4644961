// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/plan_keeper.h"

#include "app/setup/setup_panel.h"
#include "app/setup/target_list.h"
#include "app/window/last_setup.h"
#include "app/window/plan_files.h"
#include "app/window/shell_line.h"
#include "app/window/top_bar.h"
#include "app/wording/error_text.h"
#include "app/wording/shown_name.h"
#include "core/experiment/presets.h"
#include "core/plan/plan_file.h"

#include <QApplication>
#include <QClipboard>

namespace breakeven {

PlanKeeper::PlanKeeper(SetupPanel* setup, TopBar* top, QWidget* window)
    : QObject(window)
    , m_setup(setup)
    , m_top(top)
    , m_window(window)
{}

void PlanKeeper::choose(const QString& preset)
{
    if (!presetById(preset).ok())
        return;
    emit changing();
    set(preset);
}

void PlanKeeper::set(const QString& id)
{
    const auto preset = presetById(id);
    if (!preset.ok())
        return;
    const Plan& plan = preset.value().plan;
    m_preset = id;
    m_presetPlan = plan;
    m_setup->setPlan(plan);
    m_top->showPreset(shownTitle(plan.title));
    if (m_window->isVisible())
        m_setup->targets()->checkAll();
}

bool PlanKeeper::isPreset() const
{
    return !m_preset.isEmpty() && m_setup->plan() == m_presetPlan;
}

void PlanKeeper::speakAnew()
{
    if (isPreset())
        set(m_preset);
}

void PlanKeeper::restore()
{
    const auto last = loadLastSetup();
    if (!last || !last->preset.isEmpty()) {
        set(last && presetById(last->preset).ok() ? last->preset : presets().front().id);
        return;
    }
    m_foreign.take(last->foreignPrograms);
    m_setup->setPlan(last->plan);
    m_top->showPreset(shownTitle(last->plan.title));
}

void PlanKeeper::keep() const
{
    keepLastSetup({.preset = isPreset() ? m_preset : QString(),
                   .plan = m_setup->plan(),
                   .foreignPrograms = m_foreign.unasked()});
}

void PlanKeeper::take(const Plan& measured, const QString& title)
{
    m_foreign.take(measured.python);
    m_preset.clear();
    m_setup->setPlan(measured);
    m_top->showPreset(shownTitle(title));
}

void PlanKeeper::open(const QString& path)
{
    const auto file = planFromFile(path);
    if (!file.ok()) {
        emit failed({sentence(file.error())});
        return;
    }
    emit changing();
    take(file.value().plan, file.value().plan.title);
    m_setup->targets()->checkAll();
    emit told([path] { return tr("Opened: %1").arg(path); });
    QStringList notes;
    for (const QString& key : file.value().unknownKeys)
        notes.append(tr("The plan's key “%1” is not known and has no effect.").arg(key));
    emit failed(notes);
}

void PlanKeeper::askForPlan()
{
    askForPlanFile(m_window, [this](const QString& path) { emit openWanted(path); });
}

bool PlanKeeper::canBeMeasured(const Plan& plan) const
{
    const Status valid = validate(plan);
    if (!valid.ok())
        emit failed({sentence(valid.error())});
    return valid.ok();
}

void PlanKeeper::save()
{
    const Plan plan = m_setup->plan();
    if (!canBeMeasured(plan))
        return;
    askWhereToSavePlan(m_window, shownTitle(plan.title), [this, plan](const QString& path) {
        if (const Status written = writePlan(plan, path); !written.ok())
            emit failed({sentence(written.error())});
        else
            emit told([path] { return tr("Plan saved: %1").arg(path); });
    });
}

void PlanKeeper::copyAsCommandLine() const
{
    const Plan plan = m_setup->plan();
    if (!canBeMeasured(plan))
        return;
    const QString line = shellLineFor(plan);
    QApplication::clipboard()->setText(line);
    emit told([line] { return tr("Copied: %1").arg(line); });
}

} // namespace breakeven
