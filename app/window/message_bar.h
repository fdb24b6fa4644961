// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QString>
#include <QStringList>

namespace breakeven {

// The strip that says what went wrong: every message, the latest first, until it is closed or cleared. Of
// many the latest are seen, and the others on a click.
class MessageBar final : public QLabel
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);

    // What was said already isn't repeated. Of several at once the first is the most important.
    void say(const QString& text);
    void say(const QStringList& texts);
    void clearAll();

protected:
    void changeEvent(QEvent* event) override;

private:
    void follow(const QString& link);
    void layOut();

    QStringList m_texts; // latest first
    bool m_unfolded = false;
};

} // namespace breakeven
