// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>
#include <QStringList>

class QLabel;
class QPushButton;

namespace breakeven {

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

signals:
    void runAgainWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void fit();

    SummaryContent m_content;
    QLabel* m_title; // these are owned by this, through QObject
    QLabel* m_sentence;
    QLabel* m_caveats;
    QPushButton* m_again;
};

} // namespace breakeven
