// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QTimer>
#include <QWidget>

namespace breakeven {

// What a screen reader is told of its own accord, wherever the focus is: an alert that can be heard only.
class SpokenText final : public QWidget
{
    Q_OBJECT

public:
    explicit SpokenText(QWidget* parent);

    // What is said while the text before may not have been heard follows it.
    void say(const QString& text);

private:
    void tell();

    QStringList m_waiting;
    QTimer m_asked;
};

} // namespace breakeven
