// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/first_start.h"

#include "app/help/example_page.h"
#include "app/help/first_answers.h"
#include "app/wording/names.h"
#include "app/wording/quantity_text.h"
#include "app/wording/shown_name.h"
#include "app/wording/time_text.h"
#include "core/experiment/presets.h"
#include "core/experiment/time_estimate.h"

#include <QLocale>
#include <QSettings>

namespace breakeven {

namespace {

const QString seenKey = QStringLiteral("example_seen");

// What pressing Run gives.
QString promiseOf(const Plan& plan)
{
    if (!validate(plan).ok())
        return FirstStart::tr("Choose what is to be measured.");
    QStringList targets;
    for (const Target& target : plan.targets)
        targets.append(shownName(target.name));
    QStringList arms;
    for (const Arm& arm : plan.arms)
        arms.append(armName(arm));
    return FirstStart::tr("Press Run: %1, with %2, answered in about %3.")
        .arg(QLocale().createSeparatedList(targets), QLocale().createSeparatedList(arms),
             roughTimeText(timeEstimate(plan).whole));
}

} // namespace

FirstStart::FirstStart(QWidget* window)
    : QObject(window)
    , m_page(new ExamplePage(window))
    , m_answers(new FirstAnswers(window))
{
    connect(m_page, &ExamplePage::runWanted, this, &FirstStart::runWanted);
    connect(m_page, &ExamplePage::closeWanted, this, &FirstStart::close);
    connect(m_answers, &FirstAnswers::asked, this, &FirstStart::presetWanted);
    connect(m_answers, &FirstAnswers::ownStorageWanted, this, &FirstStart::ownStorageWanted);
}

QWidget* FirstStart::page() const
{
    return m_page;
}

QWidget* FirstStart::answers() const
{
    return m_answers;
}

void FirstStart::standFor(QWidget* chart, QWidget* verdict)
{
    m_chart = chart;
    m_verdict = verdict;
}

void FirstStart::begin()
{
    if (QSettings().value(seenKey).toBool())
        close();
    else
        show(true);
}

void FirstStart::show(bool isNothingMeasured)
{
    m_chart->hide();
    m_page->show();
    m_page->setCanClose(QSettings().value(seenKey).toBool());
    m_answers->setVisible(isNothingMeasured);
    m_verdict->setVisible(!isNothingMeasured);
    emit shown();
}

void FirstStart::close()
{
    m_page->hide();
    m_answers->hide();
    m_chart->show();
    m_verdict->show();
}

void FirstStart::end()
{
    QSettings().setValue(seenKey, true);
    close();
}

void FirstStart::teach(const Plan& plan, bool canRun, const QString& preset)
{
    if (m_page->isHidden())
        return;
    m_page->setCanRun(canRun);
    m_page->setPromise(promiseOf(plan));
    QList<FirstAnswers::Subject> subjects;
    for (const Target& target : plan.targets)
        for (const RuntimeKind runtime : plan.runtimes)
            subjects.append({shownName(target.name), runtimeName(runtime)});
    const bool hasEnds = plan.axis.kind != AxisKind::Threads && !plan.axis.values.empty();
    const auto end = [&](double value) { return axisValueText(plan.axis.kind, value); };
    m_answers->setSubjects(subjects, hasEnds ? end(plan.axis.values.front()) : QString(),
                           hasEnds ? end(plan.axis.values.back()) : QString());
    QList<FirstAnswers::Question> questions;
    for (const Preset& known : presets())
        if (known.id != preset)
            questions.append({known.id, shownTitle(known.plan.title), shownName(known.description)});
    m_answers->setQuestions(questions);
}

void FirstStart::setTheme(const Theme& look)
{
    m_page->setTheme(look);
}

} // namespace breakeven
