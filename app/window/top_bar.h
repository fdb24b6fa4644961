// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>
#include <QString>

class QAction;
class QLabel;
class QMenu;
class QToolButton;

namespace breakeven {

class PageTabs;

// The bar at the head of the window: presets, files, and the window's menu.
class TopBar final : public QFrame
{
    Q_OBJECT

public:
    explicit TopBar(QWidget* parent = nullptr);

    void showPreset(const QString& title);
    void setPlanActions(const QList<QAction*>& actions); // below the presets
    void setMenu(QMenu* menu);                           // of the window
    [[nodiscard]] PageTabs* pages() const { return m_pages; }

signals:
    void presetChosen(const QString& id);
    void saveWanted(const QString& format); // the chart, as "png", "svg", "pdf"
    void copyWanted();                      // likewise
    void reportWanted();

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void fitTitle();
    void sayWhatToChoose();

    QLabel* m_brand; // these are owned by this, through QObject
    QToolButton* m_presets;
    PageTabs* m_pages;
    QToolButton* m_save;
    QToolButton* m_report;
    QToolButton* m_menu;
    QList<QAction*> m_planActions;
    QString m_title;
    bool m_isShortened = false; // as it is shown
};

} // namespace breakeven
