// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verdict/advice_card.h"

#include "app/background/when_ready.h"
#include "app/theme/role.h"
#include "app/verdict/text_label.h"
#include "app/wording/advice_text.h"
#include "app/wording/disturbance_text.h"

#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>
#include <QtConcurrent>

#include <algorithm>
#include <array>

namespace breakeven {

namespace {

constexpr std::chrono::seconds copiedShown{2};
const QString knobKey = QStringLiteral("advice/knob");

constexpr std::array knobs{Knob::Gnocchi, Knob::Python, Knob::Qt};

// Of the farthest point of each target and runtime.
QStringList theoryOf(const std::vector<ThreadAdvice>& advice, const Plan& plan)
{
    QStringList texts;
    for (const Target& target : plan.targets) {
        for (const RuntimeKind runtime : plan.runtimes) {
            const ThreadAdvice* last = nullptr;
            for (const ThreadAdvice& point : advice) {
                if (point.key.target == target.name && point.key.runtime == runtime &&
                    (last == nullptr || point.key.value > last->key.value))
                    last = &point;
            }
            if (const QString text = last != nullptr ? theoryText(*last, plan) : QString(); !text.isEmpty())
                texts.append(text);
        }
    }
    if (const QString missing = lawMissingText(advice, plan); !missing.isEmpty() && !texts.isEmpty())
        texts.append(missing);
    return texts;
}

void setTextOf(QLabel* label, const QStringList& paragraphs)
{
    label->setText(paragraphs.join(QStringLiteral("\n\n")));
    label->setVisible(!paragraphs.isEmpty());
}

} // namespace

AdviceCard::AdviceCard(QWidget* parent)
    : QFrame(parent)
    , m_title(textLabel(Role::Section, this))
    , m_knob(new QComboBox(this))
    , m_code(textLabel(Role::Code, this))
    , m_copy(new QPushButton(this))
    , m_notes(textLabel(Role::Muted, this))
{
    setRole(this, Role::Card);
    setRole(m_copy, Role::Link);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(6);
    layout->addWidget(m_title);
    layout->addWidget(m_knob);
    layout->addWidget(m_code);
    layout->addWidget(m_copy, 0, Qt::AlignLeft);
    layout->addWidget(m_notes);
    m_copied.setSingleShot(true);
    m_copied.setInterval(copiedShown);
    connect(&m_copied, &QTimer::timeout, this, &AdviceCard::retranslate);
    connect(m_copy, &QPushButton::clicked, this, &AdviceCard::copy);
    m_knob->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const Knob knob : knobs)
        m_knob->addItem(knobName(knob));
    m_knob->setCurrentIndex(QSettings().value(knobKey).toInt());
    connect(m_knob, &QComboBox::activated, this, [this](int index) {
        QSettings().setValue(knobKey, index);
        say();
    });
    retranslate();
    hide();
}

void AdviceCard::show(std::shared_ptr<const Run> run, Analysis analysis)
{
    const int asked = ++m_asked;
    const Plan plan = run->header.plan;
    whenReady(QtConcurrent::run([run = std::move(run), analysis = std::move(analysis)] {
                  return answerOf(*run, analysis);
              }),
              this, [this, asked, plan](const Answer& answer) {
                  if (asked != m_asked)
                      return;
                  m_plan = plan;
                  m_answer = answer;
                  say();
                  emit answered(m_answer);
              });
}

void AdviceCard::clear()
{
    ++m_asked;
    m_plan = {};
    m_answer = {};
    say();
}

Knob AdviceCard::knob() const
{
    return knobs.at(static_cast<std::size_t>(std::max(0, m_knob->currentIndex())));
}

std::vector<Setting> AdviceCard::settings() const
{
    return settingsFor(knob(), m_answer, m_plan);
}

void AdviceCard::say()
{
    const std::vector<Setting> wanted = settings();
    QStringList notes = wanted.empty() ? QStringList() : reachTexts(knob(), m_plan);
    notes += theoryOf(m_answer.advice, m_plan);
    for (const Disturbance& disturbance : m_answer.disturbances)
        notes.append(disturbanceText(disturbance));
    m_code->setText(codeOf(knob(), wanted));
    setTextOf(m_notes, notes);
    for (QWidget* part : std::initializer_list<QWidget*>{m_knob, m_code, m_copy})
        part->setVisible(!wanted.empty());
    setVisible(!wanted.empty() || !notes.isEmpty());
}

void AdviceCard::copy()
{
    QGuiApplication::clipboard()->setText(codeOf(knob(), settings()));
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
    m_knob->setAccessibleName(tr("The setting that the advice is for"));
    m_copy->setToolTip(tr("Copies the block as it stands"));
    m_copy->setText(m_copied.isActive() ? tr("Copied") : tr("Copy as code"));
}

} // namespace breakeven
