// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verdict/advice_card.h"

#include "app/theme/role.h"
#include "app/verdict/verdict_card.h"
#include "app/wording/advice_text.h"
#include "app/wording/disturbance_text.h"

#include <QClipboard>
#include <QEvent>
#include <QFutureWatcher>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <QtConcurrent>

namespace breakeven {

namespace {

constexpr std::chrono::seconds copiedShown{2};

// A paragraph for each knob, with a line for each target.
QStringList settingsOf(const Analysis& analysis, const std::vector<ThreadAdvice>& advice, const Plan& plan)
{
    QStringList paragraphs;
    for (const Knob knob : {Knob::Gnocchi, Knob::Python, Knob::Qt}) {
        const QStringList lines = settingTexts(knob, analysis, advice, plan);
        if (!lines.isEmpty())
            paragraphs.append(lines.join(QLatin1Char('\n')));
    }
    return paragraphs;
}

// Of the farthest point of each target.
QStringList theoryOf(const std::vector<ThreadAdvice>& advice, const Plan& plan)
{
    QStringList texts;
    for (const Target& target : plan.targets) {
        const ThreadAdvice* last = nullptr;
        for (const ThreadAdvice& point : advice) {
            if (point.key.target == target.name && (last == nullptr || point.key.value > last->key.value))
                last = &point;
        }
        if (last != nullptr && !theoryText(*last).isEmpty())
            texts.append(theoryText(*last));
    }
    return texts;
}

const QString gap = QStringLiteral("\n\n");

void setTextOf(QLabel* label, const QStringList& paragraphs)
{
    label->setText(paragraphs.join(gap));
    label->setVisible(!paragraphs.isEmpty());
}

} // namespace

AdviceCard::AdviceCard(QWidget* parent)
    : QFrame(parent)
    , m_title(textLabel(Role::Section, this))
    , m_settings(textLabel(Role::Text, this))
    , m_copy(new QPushButton(this))
    , m_notes(textLabel(Role::Muted, this))
{
    setRole(this, Role::Card);
    setRole(m_copy, Role::Link);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(6);
    layout->addWidget(m_title);
    layout->addWidget(m_settings);
    layout->addWidget(m_copy, 0, Qt::AlignLeft);
    layout->addWidget(m_notes);
    m_copied.setSingleShot(true);
    m_copied.setInterval(copiedShown);
    connect(&m_copied, &QTimer::timeout, this, &AdviceCard::retranslate);
    connect(m_copy, &QPushButton::clicked, this, &AdviceCard::copy);
    retranslate();
    hide();
}

void AdviceCard::show(std::shared_ptr<const Run> run, Analysis analysis)
{
    const int asked = ++m_asked;
    auto* watcher = new QFutureWatcher<Findings>(this);
    connect(watcher, &QFutureWatcher<Findings>::finished, this, [this, watcher, asked] {
        watcher->deleteLater();
        if (asked != m_asked)
            return;
        m_findings = watcher->result();
        say();
    });
    watcher->setFuture(QtConcurrent::run([run = std::move(run), analysis = std::move(analysis)] {
        return Findings{.plan = run->header.plan,
                        .analysis = analysis,
                        .advice = threadAdvice(*run),
                        .disturbances = disturbancesOf(*run)};
    }));
}

void AdviceCard::clear()
{
    ++m_asked;
    m_findings = {};
    say();
}

void AdviceCard::say()
{
    const QStringList settings = settingsOf(m_findings.analysis, m_findings.advice, m_findings.plan);
    QStringList notes = theoryOf(m_findings.advice, m_findings.plan);
    for (const Disturbance& disturbance : m_findings.disturbances)
        notes.append(disturbanceText(disturbance));
    setTextOf(m_settings, settings);
    setTextOf(m_notes, notes);
    m_copy->setVisible(!settings.isEmpty());
    setVisible(!settings.isEmpty() || !notes.isEmpty());
}

void AdviceCard::copy()
{
    QGuiApplication::clipboard()->setText(m_settings->text().replace(gap, QStringLiteral("\n")));
    m_copied.start();
    retranslate();
}

void AdviceCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        say();
    }
    QFrame::changeEvent(event);
}

void AdviceCard::retranslate()
{
    m_title->setText(tr("ADVICE"));
    m_copy->setText(m_copied.isActive() ? tr("Copied") : tr("Copy the settings"));
}

} // namespace breakeven
