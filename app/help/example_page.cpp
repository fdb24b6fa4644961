// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/help/example_page.h"

#include "app/help/example_chart.h"
#include "app/theme/role.h"
#include "app/theme/spoken_role.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace breakeven {

ExamplePage::ExamplePage(QWidget* parent)
    : QFrame(parent)
    , m_question(new QLabel(this))
    , m_promise(new QLabel(this))
    , m_run(new QPushButton(this))
    , m_close(new QPushButton(this))
    , m_chart(new ExampleChart(this))
{
    setRole(this, Role::Card);
    setRole(m_question, Role::Question);
    setRole(m_promise, Role::Promise);
    for (QLabel* label : {m_question, m_promise}) {
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignHCenter);
    }
    setRole(m_run, Role::Primary);
    m_run->setObjectName(QStringLiteral("runFromExample"));
    setRole(m_close, Role::Link);
    m_close->setObjectName(QStringLiteral("closeExample"));
    m_close->hide();
    connect(m_run, &QPushButton::clicked, this, &ExamplePage::runWanted);
    connect(m_close, &QPushButton::clicked, this, &ExamplePage::closeWanted);

    m_run->setMinimumWidth(7 * fontMetrics().lineSpacing());
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_run);
    buttons->addWidget(m_close);
    buttons->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 20, 16, 12);
    layout->setSpacing(8);
    layout->addWidget(m_question);
    layout->addWidget(m_promise);
    layout->addSpacing(4);
    layout->addLayout(buttons);
    layout->addWidget(m_chart, 1);
    retranslate();
}

void ExamplePage::setTheme(const Theme& look)
{
    m_chart->setTheme(look);
}

void ExamplePage::setPromise(const QString& promise)
{
    m_promise->setText(promise);
}

void ExamplePage::setCanRun(bool can)
{
    m_run->setEnabled(can);
}

void ExamplePage::setCanClose(bool can)
{
    m_close->setVisible(can);
}

void ExamplePage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void ExamplePage::retranslate()
{
    m_question->setText(tr("From where on do threads pay off?"));
    m_run->setText(tr("▶  Run"));
    m_run->setAccessibleName(wordsBesideSign(m_run->text()));
    m_close->setText(tr("Close the example"));
}

} // namespace breakeven
