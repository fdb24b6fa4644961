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

struct Said
{
    QStringList settings;
    QStringList notes;
};

Said saidOf(const Run& run, const Analysis& analysis)
{
    const std::vector<ThreadAdvice> advice = threadAdvice(run);
    Said said;
    for (const Knob knob : {Knob::Gnocchi, Knob::Python, Knob::Qt})
        said.settings += settingTexts(knob, analysis, advice, run.header.plan);
    for (const Target& target : run.header.plan.targets) { // the farthest point of each
        const ThreadAdvice* last = nullptr;
        for (const ThreadAdvice& point : advice) {
            if (point.key.target == target.name && (last == nullptr || point.key.value > last->key.value))
                last = &point;
        }
        if (last != nullptr && !theoryText(*last).isEmpty())
            said.notes.append(theoryText(*last));
    }
    for (const Disturbance& disturbance : disturbancesOf(run))
        said.notes.append(disturbanceText(disturbance));
    return said;
}

} // namespace

AdviceCard::AdviceCard(QWidget* parent)
    : QFrame(parent)
    , m_title(textLabel(Role::Section, this))
    , m_text(textLabel(Role::Text, this))
    , m_copy(new QPushButton(this))
{
    setRole(this, Role::Card);
    setRole(m_copy, Role::Link);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(6);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addWidget(m_copy, 0, Qt::AlignLeft);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_settings); });
    retranslate();
    hide();
}

void AdviceCard::show(Run run, Analysis analysis)
{
    const int asked = ++m_asked;
    auto* watcher = new QFutureWatcher<Said>(this);
    connect(watcher, &QFutureWatcher<Said>::finished, this, [this, watcher, asked] {
        watcher->deleteLater();
        if (asked != m_asked)
            return;
        const Said said = watcher->result();
        m_settings = said.settings.join(QLatin1Char('\n'));
        m_text->setText((said.settings + said.notes).join(QStringLiteral("\n\n")));
        m_copy->setVisible(!said.settings.isEmpty());
        setVisible(!m_text->text().isEmpty());
    });
    watcher->setFuture(QtConcurrent::run(
        [run = std::move(run), analysis = std::move(analysis)] { return saidOf(run, analysis); }));
}

void AdviceCard::clear()
{
    ++m_asked;
    hide();
}

void AdviceCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void AdviceCard::retranslate()
{
    m_title->setText(tr("ADVICE"));
    m_copy->setText(tr("Copy the settings"));
}

} // namespace breakeven
