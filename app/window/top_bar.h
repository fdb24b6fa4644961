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
    [[nodiscard]] QSize minimumSizeHint() const override; // with what gives way gone

signals:
    void presetChosen(const QString& id);
    void saveWanted(const QString& format); // the chart, as "png", "svg", "pdf"
    void copyWanted();                      // likewise
    void reportWanted();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void retranslate();
    void sayWhatToChoose();
    void fit();
    [[nodiscard]] QString presetText(int width) const; // in so many pixels
    [[nodiscard]] int widthWith(const QString& preset, bool brand, bool report) const;

    QLabel* m_brand; // these are owned by this, through QObject
    QToolButton* m_presets;
    PageTabs* m_pages;
    QToolButton* m_save;
    QToolButton* m_report;
    QToolButton* m_menu;
    QList<QAction*> m_planActions;
    QAction* m_reportAction; // where the button has no room
    QString m_title;         // of the experiment
    bool m_isWhole = true;   // as it is shown
};

} // namespace breakeven
