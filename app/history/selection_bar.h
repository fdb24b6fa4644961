// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/theme/theme.h"

#include <QFrame>
#include <QString>

class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;

namespace breakeven {

class ElidedLabel;

// What is selected of the past runs, and what can be done with it. Its place is kept where nothing is
// selected, so that the table below doesn't move.
class SelectionBar final : public QFrame
{
    Q_OBJECT

public:
    explicit SelectionBar(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    // `detail` says what the runs share; `allLaidOver`: there is nothing to be laid over, but to take off.
    void show(qsizetype runs, const QString& detail, bool allLaidOver);

    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void compareWanted();
    void overlayWanted(bool on);
    void tagWanted(const QString& text);
    void exportWanted();
    void deleteWanted();
    void clearWanted();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void retranslate();
    void fitButtons();
    [[nodiscard]] int widthWith(bool texts) const; // of the buttons

    qsizetype m_runs = 0;
    QString m_detail;
    bool m_allLaidOver = false;
    QLabel* m_count; // these are owned by this, through QObject
    ElidedLabel* m_what;
    QPushButton* m_compare;
    QPushButton* m_overlay;
    QPushButton* m_tag;
    QPushButton* m_export;
    QPushButton* m_delete;
    QPushButton* m_clear;
    QMenu* m_tagMenu;
    QLineEdit* m_tagText;
};

} // namespace breakeven
