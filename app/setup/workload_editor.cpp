// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/workload_editor.h"

#include "app/setup/captioned_field.h"
#include "app/theme/glyph.h"
#include "app/theme/role.h"
#include "app/theme/text_scale.h"
#include "app/wording/quantity_input.h"
#include "app/wording/quantity_text.h"
#include "core/plan/axis.h"

#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>
#include <optional>

namespace breakeven {

namespace {

std::optional<int> wholeNumberFrom(const QString& text)
{
    const auto value = axisValueFromText(AxisKind::Items, text);
    if (!value || *value != std::floor(*value) || *value < 0 || *value > 1e6)
        return std::nullopt;
    return static_cast<int>(*value);
}

QString computeText(const Workload& workload)
{
    return quantityText(AxisUnit::Microseconds, static_cast<double>(workload.compute.count()) / 1e3);
}

} // namespace

struct WorkloadEditor::Typed
{
    std::optional<int> items;
    std::optional<double> bytes;
    std::optional<std::chrono::nanoseconds> compute;
    std::optional<int> releases;
    bool areReleasesEmpty = false; // as it comes
};

WorkloadEditor::WorkloadEditor(QWidget* parent)
    : QWidget(parent)
    , m_line(new QLabel(this))
    , m_change(new QToolButton(this))
    , m_fields(new QWidget(this))
    , m_items(new CaptionedField(m_fields))
    , m_size(new CaptionedField(m_fields))
    , m_compute(new CaptionedField(m_fields))
    , m_releases(new CaptionedField(m_fields))
    , m_perBatch(new QCheckBox(m_fields))
    , m_hint(new QLabel(m_fields))
{
    m_line->setWordWrap(true);
    setRole(m_change, Role::Link);
    m_change->setCheckable(true);
    m_change->setObjectName(QStringLiteral("changeWorkload"));
    setRole(m_hint, Role::Warning);
    m_hint->setWordWrap(true);

    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_line, 1);
    head->addWidget(m_change, 0, Qt::AlignTop);
    auto* fields = new QGridLayout(m_fields);
    fields->setContentsMargins({});
    fields->setSpacing(8);
    fields->addWidget(m_items, 0, 0);
    fields->addWidget(m_size, 0, 1);
    fields->addWidget(m_compute, 1, 0);
    fields->addWidget(m_releases, 1, 1);
    fields->addWidget(m_perBatch, 2, 0, 1, 2);
    fields->addWidget(m_hint, 3, 0, 1, 2);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addWidget(m_fields);

    for (CaptionedField* field : {m_items, m_size, m_compute, m_releases})
        connect(field, &QLineEdit::textEdited, this, &WorkloadEditor::edited);
    connect(m_perBatch, &QCheckBox::clicked, this, [this](bool checked) {
        m_pool = checked ? PoolKind::PerBatch : PoolKind::Kept;
        emit changed();
    });
    connect(m_change, &QToolButton::toggled, this, &WorkloadEditor::unfold);
    retranslate();
    setHasGil(false);
    unfold(false);
    showValues();
}

void WorkloadEditor::set(const Workload& workload, PoolKind pool)
{
    m_workload = workload;
    m_pool = pool;
    m_edited = false;
    const QSignalBlocker silent(m_perBatch);
    m_perBatch->setChecked(pool == PoolKind::PerBatch);
    showValues();
}

void WorkloadEditor::showValues()
{
    m_items->setText(QString::number(m_workload.items));
    m_size->setText(bytesText(m_workload.payloadBytes));
    m_compute->setText(computeText(m_workload));
    m_releases->setText(m_workload.gilReleases ? QString::number(*m_workload.gilReleases) : QString());
    for (CaptionedField* field : {m_items, m_size, m_compute, m_releases})
        setInvalid(field, false);
    m_hint->hide();
    showLine();
}

WorkloadEditor::Typed WorkloadEditor::typed() const
{
    const QString releases = m_releases->text().trimmed();
    return {.items = wholeNumberFrom(m_items->text()),
            .bytes = axisValueFromText(AxisKind::PayloadBytes, m_size->text()),
            .compute = timeFromText(m_compute->text()),
            .releases = wholeNumberFrom(releases),
            .areReleasesEmpty = releases.isEmpty()};
}

// Each field by itself: "1.56 KiB" isn't quite the 1600 bytes that it stands for.
Workload WorkloadEditor::workload() const
{
    Workload workload = m_workload;
    if (!m_edited)
        return workload;
    const Typed now = typed();
    workload.items = now.items.value_or(workload.items);
    if (m_size->text() != bytesText(m_workload.payloadBytes))
        workload.payloadBytes = std::llround(now.bytes.value_or(0));
    if (m_compute->text() != computeText(m_workload))
        workload.compute = now.compute.value_or(workload.compute);
    workload.gilReleases = now.areReleasesEmpty ? std::nullopt : now.releases;
    return workload;
}

PoolKind WorkloadEditor::pool() const
{
    return m_pool;
}

bool WorkloadEditor::isValid() const
{
    return problem().isEmpty();
}

QString WorkloadEditor::problem() const
{
    if (!m_edited)
        return {};
    const Typed now = typed();
    if (!now.items || *now.items < 1 || *now.items > 10'000)
        return tr("A batch has 1 to 10,000 items.");
    if (!now.bytes || *now.bytes < 16 || *now.bytes > 64.0 * 1024 * 1024)
        return tr("An object has 16 bytes to 64 MiB, such as 1600 B or 64 KiB.");
    if (!now.compute || *now.compute < std::chrono::nanoseconds(0) || *now.compute > std::chrono::seconds(10))
        return tr("Compute is a time of 0 to 10 s, such as 200 µs.");
    if (!now.areReleasesEmpty && (!now.releases || *now.releases > 10'000))
        return tr("The lock is given away 0 to 10,000 times; leave it empty to let it come as it comes.");
    return {};
}

void WorkloadEditor::setSwept(AxisKind axis)
{
    m_swept = axis;
    m_items->setEnabled(!sweeps(axis, &Workload::items));
    m_size->setEnabled(!sweeps(axis, &Workload::payloadBytes));
    m_compute->setEnabled(!sweeps(axis, &Workload::compute));
    showLine();
}

void WorkloadEditor::setHasGil(bool has)
{
    m_releases->setVisible(has);
}

void WorkloadEditor::unfold(bool open)
{
    m_fields->setVisible(open);
    m_change->setChecked(open);
    if (open)
        m_items->setFocus();
}

void WorkloadEditor::edited()
{
    m_edited = true;
    const QString wrong = problem();
    m_hint->setText(wrong);
    m_hint->setVisible(!wrong.isEmpty());
    const Typed now = typed();
    setInvalid(m_items, !now.items);
    setInvalid(m_size, !now.bytes);
    setInvalid(m_compute, !now.compute);
    setInvalid(m_releases, !now.areReleasesEmpty && !now.releases);
    if (wrong.isEmpty())
        showLine();
    emit changed();
}

void WorkloadEditor::showLine()
{
    if (!isValid())
        return;
    const Workload now = workload();
    const QString items =
        sweeps(m_swept, &Workload::items) ? tr("Items as swept") : tr("%n items", nullptr, now.items);
    const QString size =
        sweeps(m_swept, &Workload::payloadBytes) ? tr("size as swept") : bytesText(now.payloadBytes);
    QString compute = tr("compute");
    if (!sweeps(m_swept, &Workload::compute) && now.compute.count() > 0)
        compute = tr("compute %1").arg(computeText(now));
    m_line->setText(tr("%1 × %2 · read, %3, write").arg(items, size, compute));
}

void WorkloadEditor::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void WorkloadEditor::setTheme(const Theme& look)
{
    constexpr int side = 15;
    m_change->setIconSize(QSize(scaled(side), scaled(side)));
    m_change->setIcon(iconOf(Glyph::Pencil, look.mutedText, scaled(side)));
}

void WorkloadEditor::retranslate()
{
    m_change->setAccessibleName(tr("Change the workload"));
    m_change->setToolTip(tr("Set the size of an object, the items of a batch, and the compute"));
    m_items->setCaption(tr("items"), tr("Items of a batch"));
    m_items->setToolTip(tr("How many objects a batch reads and writes, each once"));
    m_size->setCaption(tr("size"), tr("Size of an object"));
    m_size->setToolTip(tr("What is written for each object, such as 1600 B or 64 KiB"));
    m_compute->setCaption(tr("compute"), tr("Compute of an operation"));
    m_compute->setToolTip(tr("What is computed between read and write, beside the post's own work of some "
                             "microseconds, such as 200 µs"));
    m_releases->setCaption(tr("releases"), tr("How often compute gives Python's lock away"));
    m_releases->setPlaceholderText(tr("as it comes"));
    m_releases->setToolTip(tr("How often an operation's compute gives Python's lock (GIL) away. It moves the "
                              "answer; a batch of your own is the way to know."));
    m_perBatch->setText(tr("New threads for each batch"));
    m_perBatch->setToolTip(tr("As the blog post does. Otherwise they are started once and kept."));
    m_hint->setText(problem());
    if (m_edited)
        showLine();
    else
        showValues();
}

} // namespace breakeven
