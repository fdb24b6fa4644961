// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;
class QTextBrowser;

namespace breakeven {

// The manual in a window of its own: its topics at the side, and a search through all of them.
class ManualWindow final : public QWidget
{
    Q_OBJECT

public:
    explicit ManualWindow(QWidget* parent); // stands beside it, as a window

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override; // keys of the search field

private:
    void retranslate();
    void showTopic(int index);
    void follow(const QString& link);
    void search();
    void findNext(bool backward);
    void markFound();

    QLineEdit* m_wanted; // these are owned by this, through QObject
    QLabel* m_found;
    QListWidget* m_topics;
    QTextBrowser* m_page;
    QList<QString> m_texts; // of the topics, as they are read
};

} // namespace breakeven
