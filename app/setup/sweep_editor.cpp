// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/sweep_editor.h"

#include "app/setup/captioned_field.h"
#include "app/theme/role.h"
#include "app/theme/text_scale.h"
#include "app/wording/names.h"
#include "app/wording/quantity_input.h"
#include "app/wording/quantity_text.h"
#include "core/plan/axis.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <optional>

namespace breakeven {

namespace {

constexpr int mostPoints = 60;

// The one of a new plan first, then the others in their order.
std::vector<AxisKind> offered()
{
    std::vector<AxisKind> kinds{Axis().kind};
    for (const AxisDescription& axis : axes())
        if (axis.kind != kinds.front())
            kinds.push_back(axis.kind);
    return kinds;
}

Axis usualAxis(AxisKind kind)
{
    return {kind, descriptionOf(kind).usual};
}

// What "7 points" says, whatever the word; nothing without a number.
std::optional<int> countFrom(const QString& text)
{
    static const QRegularExpression shape(QStringLiteral("^\\s*(\\d{1,6})(\\D.*)?$"));
    const auto match = shape.match(text);
    return match.hasMatch() ? std::optional(match.captured(1).toInt()) : std::nullopt;
}

// Two digits are enough for a value that only spaces a sweep; bytes and items are whole.
double rounded(AxisKind kind, double value)
{
    if (value <= 0)
        return 0;
    const AxisDescription& axis = descriptionOf(kind);
    if (axis.unit == AxisUnit::Bytes)
        return std::exp2(std::round(std::log2(value) * 4) / 4) > 4096 ? std::round(value / 1024) * 1024
                                                                      : std::round(value / 16) * 16;
    if (axis.isWhole)
        return std::round(value);
    const double scale = std::pow(10, 1 - std::floor(std::log10(value)));
    return std::round(value * scale) / scale;
}

std::vector<double> spaced(AxisKind kind, double from, double to, int count)
{
    std::vector<double> values;
    double low = from;
    int steps = count;
    if (from == 0) { // 0 has no place on a logarithmic scale: it comes before it
        values.push_back(0);
        low = to / 100;
        --steps;
    }
    for (int i = 0; i < steps; ++i) {
        const double share = steps == 1 ? 1 : static_cast<double>(i) / (steps - 1);
        const double value = i + 1 == steps ? to
                             : i == 0       ? low
                                            : rounded(kind, low * std::pow(to / low, share));
        const bool within = value < to || i + 1 == steps; // rounding may lead beyond
        if (within && (values.empty() || value > values.back()))
            values.push_back(value);
    }
    return values;
}

} // namespace

SweepEditor::SweepEditor(QWidget* parent)
    : QWidget(parent)
    , m_kinds(offered())
    , m_kind(new QComboBox(this))
    , m_from(new CaptionedField(this))
    , m_to(new CaptionedField(this))
    , m_count(new QLineEdit(this))
    , m_hint(new QLabel(this))
{
    for (const AxisKind kind : m_kinds)
        m_kind->addItem(axisName(kind));
    setRole(m_hint, Role::Warning);
    m_hint->setWordWrap(true);
    m_hint->hide();

    auto* range = new QHBoxLayout;
    range->setSpacing(6);
    for (QLineEdit* field : fields()) {
        range->addWidget(field);
        connect(field, &QLineEdit::textEdited, this, &SweepEditor::edited);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    layout->addWidget(m_kind);
    layout->addLayout(range);
    layout->addWidget(m_hint);
    connect(m_kind, &QComboBox::activated, this, &SweepEditor::chooseKind);
    retranslate();
    setAxis(usualAxis(m_kinds.front()));
}

void SweepEditor::makeRoom()
{
    constexpr int frame = 20; // border and padding, together
    m_count->setMinimumWidth(m_count->fontMetrics().horizontalAdvance(m_count->text()) + scaled(frame));
}

void SweepEditor::setAxis(const Axis& axis)
{
    m_axis = axis;
    m_edited = false;
    const auto index = std::find(m_kinds.begin(), m_kinds.end(), axis.kind) - m_kinds.begin();
    const QSignalBlocker blocker(m_kind);
    m_kind->setCurrentIndex(static_cast<int>(index));
    showValues();
}

Axis SweepEditor::axis() const
{
    if (!m_edited || m_axis.kind == AxisKind::Threads)
        return m_axis;
    const double from = axisValueFromText(m_axis.kind, m_from->text()).value_or(0);
    const double to = axisValueFromText(m_axis.kind, m_to->text()).value_or(from);
    return {m_axis.kind, spaced(m_axis.kind, from, to, countFrom(m_count->text()).value_or(0))};
}

bool SweepEditor::isValid() const
{
    return problem().isEmpty();
}

void SweepEditor::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        makeRoom();
    QWidget::changeEvent(event);
}

void SweepEditor::retranslate()
{
    for (std::size_t i = 0; i < m_kinds.size(); ++i)
        m_kind->setItemText(static_cast<int>(i), axisName(m_kinds.at(i)));
    m_kind->setAccessibleName(tr("What is varied"));
    m_from->setCaption(tr("from"), tr("Smallest value"));
    m_to->setCaption(tr("to"), tr("Largest value"));
    m_count->setAccessibleName(tr("Number of points"));
    m_from->setToolTip(tr("Smallest value, such as 20 µs, 2 ms or 64 KiB"));
    m_to->setToolTip(tr("Largest value, such as 20 µs, 2 ms or 64 KiB"));
    m_count->setToolTip(tr("How many points to measure in between, both ends included"));
    if (!m_edited)
        showValues();
    else if (const std::optional<int> count = countFrom(m_count->text()))
        m_count->setText(tr("%1 points").arg(*count));
    m_hint->setText(problem());
    makeRoom();
}

QList<QLineEdit*> SweepEditor::fields() const
{
    return {m_from, m_to, m_count};
}

void SweepEditor::showValues()
{
    const bool threads = m_axis.kind == AxisKind::Threads;
    for (QLineEdit* field : fields())
        field->setVisible(!threads);
    m_hint->hide();
    if (threads || m_axis.values.empty())
        return;
    m_from->setText(axisValueText(m_axis.kind, m_axis.values.front()));
    m_to->setText(axisValueText(m_axis.kind, m_axis.values.back()));
    m_count->setText(tr("%1 points").arg(m_axis.values.size()));
    makeRoom();
    for (QLineEdit* field : fields())
        setInvalid(field, false);
}

void SweepEditor::chooseKind(int index)
{
    setAxis(usualAxis(m_kinds.at(static_cast<std::size_t>(index))));
    emit changed();
}

void SweepEditor::edited()
{
    m_edited = true;
    const QString wrong = problem();
    m_hint->setText(wrong);
    m_hint->setVisible(!wrong.isEmpty());
    for (QLineEdit* field : fields()) {
        setInvalid(field, !wrong.isEmpty());
    }
    emit changed();
}

QString SweepEditor::problem() const
{
    if (!m_edited || m_axis.kind == AxisKind::Threads)
        return {};
    const auto from = axisValueFromText(m_axis.kind, m_from->text());
    const auto to = axisValueFromText(m_axis.kind, m_to->text());
    if (!from || !to)
        return tr("A value is a number with a unit, such as %1.")
            .arg(axisValueText(m_axis.kind, usualAxis(m_axis.kind).values.back()));
    if (*from < 0 || (*from == 0 && descriptionOf(m_axis.kind).least > 0))
        return tr("The smallest value must be above 0.");
    if (*to <= *from)
        return tr("The largest value must be above the smallest.");
    if (descriptionOf(m_axis.kind).isWhole && (*from != std::floor(*from) || *to != std::floor(*to)))
        return tr("Only whole numbers can be measured here.");
    const std::optional<int> count = countFrom(m_count->text());
    if (!count || *count < 2 || *count > mostPoints)
        return tr("Between 2 and %1 points can be measured.").arg(mostPoints);
    return {};
}

} // namespace breakeven
