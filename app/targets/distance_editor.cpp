// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/targets/distance_editor.h"

#include "app/theme/role.h"
#include "app/wording/quantity_input.h"
#include "app/wording/quantity_text.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>

#include <cmath>

namespace breakeven {

namespace {

using namespace std::chrono_literals;
using std::chrono::nanoseconds;

// The slider's scale: 0 is no distance, then from 10 µs to 400 ms in equal steps of the logarithm.
constexpr int steps = 200;
constexpr double nearestUs = 10;
constexpr double farthestUs = 400'000;

int placeOf(nanoseconds rtt)
{
    const double us = static_cast<double>(rtt.count()) / 1e3;
    if (us < nearestUs)
        return us > 0 ? 1 : 0;
    return 1 + static_cast<int>(
                   std::lround(std::log(us / nearestUs) / std::log(farthestUs / nearestUs) * (steps - 1)));
}

nanoseconds rttAt(int place)
{
    if (place == 0)
        return 0ns;
    const double us =
        nearestUs * std::pow(farthestUs / nearestUs, static_cast<double>(place - 1) / (steps - 1));
    const double unit =
        std::pow(10, std::floor(std::log10(us)) - 1); // two digits are what a slider can aim at
    return nanoseconds(std::llround(std::round(us / unit) * unit * 1e3));
}

} // namespace

DistanceEditor::DistanceEditor(QWidget* parent)
    : QWidget(parent)
    , m_preset(new QComboBox(this))
    , m_slider(new QSlider(Qt::Horizontal, this))
    , m_rtt(new QLineEdit(this))
    , m_jitter(new QLineEdit(this))
    , m_bandwidth(new QLineEdit(this))
{
    const std::initializer_list<std::pair<QString, nanoseconds>> places{
        {tr("where it is"), 0ns},
        {tr("in the same rack"), 100us},
        {tr("the post's nearer host"), 200us},
        {tr("in the same zone, the post's farther host"), 400us},
        {tr("in another zone"), 1ms},
        {tr("in another region"), 30ms},
        {tr("on another continent"), 150ms}};
    for (const auto& [name, rtt] : places)
        m_preset->addItem(rtt.count() == 0 ? name : QStringLiteral("%1 · %2").arg(name, durationText(rtt)),
                          QVariant::fromValue(static_cast<qlonglong>(rtt.count())));
    m_preset->addItem(tr("at a distance of your own"));
    m_preset->setAccessibleName(tr("As if it were"));
    m_slider->setRange(0, steps);
    m_slider->setMinimumHeight(22);
    m_slider->setAccessibleName(tr("Round trip"));
    m_rtt->setAccessibleName(tr("Round trip"));
    m_rtt->setPlaceholderText(axisValueText(AxisKind::RttUs, 0));
    m_jitter->setAccessibleName(tr("Jitter"));
    m_jitter->setPlaceholderText(axisValueText(AxisKind::RttUs, 0));
    m_bandwidth->setAccessibleName(tr("Bandwidth in Mbit/s"));
    m_bandwidth->setPlaceholderText(tr("unlimited"));

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(8);
    grid->addWidget(m_preset, 0, 0, 1, 4);
    grid->addWidget(m_slider, 1, 0, 1, 3);
    grid->addWidget(m_rtt, 1, 3);
    const auto labelled = [&](const QString& text, QLineEdit* line, int column) {
        auto* label = new QLabel(text, this);
        setRole(label, Role::Muted);
        label->setBuddy(line);
        grid->addWidget(label, 2, column);
        grid->addWidget(line, 2, column + 1);
        connect(line, &QLineEdit::textEdited, this, &DistanceEditor::edited);
    };
    labelled(tr("± jitter"), m_jitter, 0);
    labelled(tr("Mbit/s"), m_bandwidth, 2);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);

    connect(m_preset, &QComboBox::activated, this, &DistanceEditor::choosePreset);
    connect(m_slider, &QSlider::valueChanged, this, &DistanceEditor::slide);
    connect(m_rtt, &QLineEdit::textEdited, this, [this] {
        const auto rtt = durationOf(m_rtt);
        const QSignalBlocker quiet(m_slider);
        m_slider->setValue(rtt.ok() ? placeOf(rtt.value()) : 0);
        m_preset->setCurrentIndex(m_preset->count() - 1);
        edited();
    });
}

void DistanceEditor::setNetwork(const std::optional<Network>& network)
{
    m_shown = network;
    m_edited = false;
    const Network shown = network.value_or(Network{});
    showRtt(shown.rtt);
    m_jitter->setText(shown.jitter.count() > 0 ? durationText(shown.jitter) : QString());
    m_bandwidth->setText(shown.bandwidthMbit > 0 ? QLocale().toString(shown.bandwidthMbit) : QString());
    markFaulty();
}

Result<std::optional<Network>> DistanceEditor::network() const
{
    const QLineEdit* faulty = nullptr;
    return read(faulty);
}

Result<std::optional<Network>> DistanceEditor::read(const QLineEdit*& faulty) const
{
    if (!m_edited)
        return m_shown;
    faulty = m_rtt;
    const auto rtt = durationOf(m_rtt);
    if (!rtt.ok())
        return rtt.error();
    faulty = m_jitter;
    const auto jitter = durationOf(m_jitter);
    if (!jitter.ok())
        return jitter.error();
    Network network{.rtt = rtt.value(), .jitter = jitter.value(), .bandwidthMbit = 0};
    if (network.jitter > network.rtt)
        return Error{Error::Code::InvalidInput, tr("The jitter"), tr("it can't be more than the round trip")};
    faulty = m_bandwidth;
    if (!m_bandwidth->text().trimmed().isEmpty()) {
        bool read = false;
        network.bandwidthMbit = QLocale().toDouble(m_bandwidth->text().trimmed(), &read);
        if (!read || !(network.bandwidthMbit >= 0))
            return Error{Error::Code::InvalidInput, tr("The bandwidth"), tr("give it as a number of Mbit/s")};
    }
    faulty = nullptr;
    return network.isEmulated() ? std::optional(network) : std::nullopt;
}

void DistanceEditor::markFaulty()
{
    const QLineEdit* faulty = nullptr;
    static_cast<void>(read(faulty));
    for (QLineEdit* field : {m_rtt, m_jitter, m_bandwidth})
        setInvalid(field, field == faulty);
}

void DistanceEditor::choosePreset(int index)
{
    const QVariant rtt = m_preset->itemData(index);
    if (!rtt.isValid())
        return m_rtt->setFocus();
    showRtt(nanoseconds(rtt.toLongLong()));
    edited();
}

void DistanceEditor::slide(int place)
{
    const nanoseconds rtt = rttAt(place);
    m_rtt->setText(rtt.count() > 0 ? durationText(rtt) : QString());
    const int preset = m_preset->findData(QVariant::fromValue(static_cast<qlonglong>(rtt.count())));
    m_preset->setCurrentIndex(preset >= 0 ? preset : m_preset->count() - 1);
    edited();
}

void DistanceEditor::edited()
{
    m_edited = true;
    markFaulty();
    emit changed();
}

void DistanceEditor::showRtt(nanoseconds rtt)
{
    const QSignalBlocker quiet(m_slider);
    m_slider->setValue(placeOf(rtt));
    m_rtt->setText(rtt.count() > 0 ? durationText(rtt) : QString());
    const int preset = m_preset->findData(QVariant::fromValue(static_cast<qlonglong>(rtt.count())));
    m_preset->setCurrentIndex(preset >= 0 ? preset : m_preset->count() - 1);
}

Result<nanoseconds> DistanceEditor::durationOf(const QLineEdit* line) const
{
    const QString text = line->text().trimmed();
    if (text.isEmpty())
        return 0ns;
    const std::optional<double> us = axisValueFromText(AxisKind::RttUs, text);
    if (!us || *us < 0 || *us > 1e7)
        return Error{Error::Code::InvalidInput, text, tr("give a time such as 400 µs or 2 ms")};
    return nanoseconds(std::llround(*us * 1e3));
}

} // namespace breakeven
