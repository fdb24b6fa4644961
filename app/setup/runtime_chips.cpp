// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/runtime_chips.h"

#include "app/setup/flow_layout.h"
#include "app/setup/python_editor.h"
#include "app/theme/role.h"
#include "app/theme/toggle_button.h"
#include "app/wording/names.h"
#include "core/plan/plan_json.h"

#include <QEvent>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace breakeven {

namespace {

constexpr std::array kinds{RuntimeKind::Native, RuntimeKind::CPython};

bool holds(const std::vector<RuntimeKind>& runtimes, RuntimeKind kind)
{
    return std::find(runtimes.begin(), runtimes.end(), kind) != runtimes.end();
}

} // namespace

RuntimeChips::RuntimeChips(QWidget* parent) : QWidget(parent), m_python(new PythonEditor(this))
{
    auto* row = new QWidget(this);
    auto* flow = new FlowLayout(row);
    for (const RuntimeKind kind : kinds) {
        auto* chip = new ToggleButton(row);
        setRole(chip, Role::Chip);
        chip->setObjectName(toString(kind));
        connect(chip, &QPushButton::toggled, this,
                [this, chip, kind](bool checked) { toggle(chip, kind, checked); });
        flow->addWidget(chip);
        m_chips.append(chip);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(6);
    layout->addWidget(row);
    layout->addWidget(m_python);
    connect(m_python, &PythonEditor::changed, this, &RuntimeChips::changed);
    setRuntimes(m_runtimes, {});
    retranslate();
}

void RuntimeChips::setRuntimes(const std::vector<RuntimeKind>& runtimes, const PythonSetting& python)
{
    m_runtimes = runtimes;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        QPushButton* chip = m_chips[static_cast<qsizetype>(i)];
        const QSignalBlocker quiet(chip);
        chip->setChecked(holds(runtimes, kinds.at(i)));
    }
    m_python->setPython(python);
    showPython();
}

std::vector<RuntimeKind> RuntimeChips::runtimes() const
{
    return m_runtimes;
}

PythonSetting RuntimeChips::python() const
{
    return m_python->python();
}

void RuntimeChips::toggle(QPushButton* chip, RuntimeKind kind, bool checked)
{
    if (!checked && std::count_if(m_runtimes.begin(), m_runtimes.end(), isMeasured) == 1) { // one has to
        const QSignalBlocker quiet(chip);
        chip->setChecked(true);
        return;
    }
    std::erase_if(m_runtimes, [kind](RuntimeKind known) { return known == kind || !isMeasured(known); });
    if (checked)
        m_runtimes.push_back(kind);
    showPython();
    emit changed();
}

void RuntimeChips::showPython()
{
    m_python->setVisible(std::any_of(m_runtimes.begin(), m_runtimes.end(), isPython));
}

void RuntimeChips::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void RuntimeChips::retranslate()
{
    m_chips[0]->setText(runtimeName(RuntimeKind::Native));
    m_chips[0]->setToolTip(tr("Threads of this program, which no lock holds up"));
    m_chips[1]->setText(runtimeName(RuntimeKind::CPython));
    m_chips[1]->setToolTip(tr("A real Python with its own threads and its GIL"));
}

} // namespace breakeven
