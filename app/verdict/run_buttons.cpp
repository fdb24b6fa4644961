// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verdict/run_buttons.h"

#include "app/theme/flow_layout.h"
#include "app/wording/error_text.h"

#include <QEvent>
#include <QPushButton>

namespace breakeven {

RunButtons::RunButtons(QWidget* parent)
    : QWidget(parent)
    , m_longer(new QPushButton(this))
    , m_again(new QPushButton(this))
{
    m_longer->setObjectName(QStringLiteral("measure-longer"));
    auto* layout = new FlowLayout(this);
    layout->addWidget(m_longer);
    layout->addWidget(m_again);
    connect(m_longer, &QPushButton::clicked, this, &RunButtons::longerWanted);
    connect(m_again, &QPushButton::clicked, this, &RunButtons::againWanted);
    retranslate();
}

void RunButtons::setMayGoOn(const Status& may)
{
    m_may = may;
    retranslate();
}

void RunButtons::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void RunButtons::retranslate()
{
    m_longer->setText(tr("Measure longer"));
    m_longer->setEnabled(m_may.ok());
    m_longer->setToolTip(m_may.ok() ? tr("Goes on with this run, in its file, for as long as its plan says")
                                    : sentence(m_may.error()));
    m_longer->setAccessibleDescription(m_longer->toolTip());
    m_again->setText(tr("Run again"));
    m_again->setToolTip(tr("Measures the plan of this run once more, as a new run"));
}

} // namespace breakeven
