// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/gil_model_editor.h"

#include "app/theme/role.h"
#include "app/wording/quantity_input.h"
#include "app/wording/quantity_text.h"

#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <optional>

namespace breakeven {

namespace {

using Time = std::optional<std::chrono::nanoseconds>;

QString timeText(std::chrono::nanoseconds time)
{
    return axisValueText(AxisKind::RttUs, static_cast<double>(time.count()) / 1e3);
}

bool isBlank(const QLineEdit* field)
{
    return field->text().trimmed().isEmpty();
}

// What stands in `field`; `set`, to the nanosecond, where that is what it shows.
Time timeIn(const QLineEdit* field, const Time& set)
{
    return set && field->text() == timeText(*set) ? set : timeFromText(field->text());
}

} // namespace

GilModelEditor::GilModelEditor(QWidget* parent)
    : QWidget(parent)
    , m_intervalName(new QLabel(this))
    , m_interval(new QLineEdit(this))
    , m_heldName(new QLabel(this))
    , m_held(new QLineEdit(this))
    , m_noGil(new QCheckBox(this))
    , m_hint(new QLabel(this))
    , m_run(new QLabel(this))
{
    m_interval->setObjectName(QStringLiteral("switchInterval"));
    m_held->setObjectName(QStringLiteral("held"));
    m_noGil->setObjectName(QStringLiteral("noGil"));
    m_run->setObjectName(QStringLiteral("gilModelRun"));
    setRole(m_hint, Role::Warning);
    for (QLabel* label : {m_intervalName, m_heldName, m_run})
        setRole(label, Role::Small);
    for (QLabel* label : {m_hint, m_run}) {
        label->setWordWrap(true);
        label->hide();
    }
    m_intervalName->setBuddy(m_interval);
    m_heldName->setBuddy(m_held);

    auto* fields = new QGridLayout;
    fields->setHorizontalSpacing(8);
    fields->setVerticalSpacing(4);
    fields->addWidget(m_intervalName, 0, 0);
    fields->addWidget(m_heldName, 0, 1);
    fields->addWidget(m_interval, 1, 0);
    fields->addWidget(m_held, 1, 1);
    fields->setColumnStretch(0, 1);
    fields->setColumnStretch(1, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(6);
    layout->addLayout(fields);
    layout->addWidget(m_noGil);
    layout->addWidget(m_hint);
    layout->addWidget(m_run);

    connect(m_interval, &QLineEdit::textEdited, this, &GilModelEditor::edited);
    connect(m_held, &QLineEdit::textEdited, this, &GilModelEditor::edited);
    connect(m_noGil, &QCheckBox::toggled, this, &GilModelEditor::edited);
    setPython({});
    retranslate();
}

void GilModelEditor::setPython(const PythonSetting& python)
{
    m_set = python;
    const QSignalBlocker quiet(m_noGil);
    m_interval->setText(timeText(python.switchInterval));
    m_held->setText(python.heldPerCall ? timeText(*python.heldPerCall) : QString());
    m_noGil->setChecked(!python.gil);
    m_interval->setEnabled(python.gil);
    showProblem();
}

Time GilModelEditor::interval() const
{
    const Time time = timeIn(m_interval, m_set.switchInterval);
    return time && isSwitchInterval(*time) ? time : std::nullopt;
}

Time GilModelEditor::held() const
{
    const Time time = timeIn(m_held, m_set.heldPerCall);
    return time && isHeldTime(*time) ? time : std::nullopt;
}

void GilModelEditor::applyTo(PythonSetting& python) const
{
    python.gil = !m_noGil->isChecked();
    python.switchInterval = interval().value_or(m_set.switchInterval);
    python.heldPerCall = isBlank(m_held) ? std::nullopt : held() ? held() : m_set.heldPerCall;
}

QString GilModelEditor::problem() const
{
    if (!m_noGil->isChecked() && !interval())
        return tr("A switch interval is a time from 1 µs to 10 s, such as 500 µs.");
    if (!isBlank(m_held) && !held())
        return tr("The time held in a call is a time from 0 to 1 s, such as 20 µs, or empty: as measured.");
    return {};
}

void GilModelEditor::showRun(const QString& text)
{
    m_run->setText(text);
    m_run->setVisible(!text.isEmpty());
}

void GilModelEditor::edited()
{
    m_interval->setEnabled(!m_noGil->isChecked());
    showProblem();
    emit changed();
}

void GilModelEditor::showProblem()
{
    const QString wrong = problem();
    m_hint->setText(wrong);
    m_hint->setVisible(!wrong.isEmpty());
    setInvalid(m_interval, !m_noGil->isChecked() && !interval());
    setInvalid(m_held, !isBlank(m_held) && !held());
}

void GilModelEditor::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void GilModelEditor::retranslate()
{
    m_intervalName->setText(tr("Switch interval"));
    m_heldName->setText(tr("Held in a call"));
    m_held->setPlaceholderText(tr("as measured"));
    m_noGil->setText(tr("No GIL"));
    m_interval->setAccessibleName(tr("Switch interval"));
    m_held->setAccessibleName(tr("Held in a call"));
    m_interval->setToolTip(
        tr("What if: a waiting thread asks for the GIL after this time; Python's own is 5 ms"));
    m_held->setToolTip(
        tr("What if: a client library whose own code takes this time in each call, under the GIL. "
           "Empty: as measured beside a real Python"));
    m_noGil->setToolTip(tr("What if: a free-threaded Python, whose threads compute at the same time"));
    showProblem();
}

} // namespace breakeven
