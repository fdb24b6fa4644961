// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QFrame>
#include <QString>
#include <QStringList>

class QLabel;

namespace breakeven {

class RunButtons;

// What many answers come to, above their rows.
struct SummaryContent
{
    QString title;       // "The blog post, all answers"
    QString sentence;    // empty: there is nothing to sum up
    QStringList caveats; // that all answers have
    bool live = false;   // the run goes on

    friend bool operator==(const SummaryContent&, const SummaryContent&) = default;
};

// While its run goes on its height stays.
class SummaryCard final : public QFrame
{
    Q_OBJECT

public:
    explicit SummaryCard(QWidget* parent = nullptr);

    void show(const SummaryContent& content);
    void setMayGoOn(const Status& may); // as RunButtons has it

signals:
    void longerWanted();
    void runAgainWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void fit();

    SummaryContent m_content;
    QLabel* m_title; // these are owned by this, through QObject
    QLabel* m_sentence;
    QLabel* m_caveats;
    RunButtons* m_buttons;
};

} // namespace breakeven
