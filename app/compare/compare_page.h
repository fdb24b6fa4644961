// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compare/compared_runs.h"
#include "app/compare/comparison_picture.h"
#include "app/theme/theme.h"
#include "core/base/error.h"
#include "core/runs/run_library.h"

#include <QString>
#include <QStringList>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QButtonGroup;
class QFrame;
class QHBoxLayout;
class QLabel;
class QScrollArea;

namespace breakeven {

class ComparisonCards;
class ComparisonTable;
class ComparisonView;
class SidesBar;

// What changed from a base run to a new one, or to several: point by point, break-even by break-even, and
// what makes it doubtful. The base may be pinned: then every new run is held against it at once. Files are
// read and compared in the background.
class ComparePage final : public QWidget
{
    Q_OBJECT

public:
    explicit ComparePage(QWidget* parent = nullptr);

    void setRuns(const std::vector<RunSummary>& runs); // to choose from, latest first
    void setBaseline(const QString& path);             // empty: none
    void setShown(const QString& path);                // the run to begin with where none was chosen
    void compare(const QString& base, const QStringList& others);
    void holdAgainstBaseline(const QString& path); // nothing without one, or where it is the same
    void setTheme(const Theme& theme);

    [[nodiscard]] QString summary() const; // "32 rows compared, 9 clear"; empty: nothing is
    [[nodiscard]] QString sides() const;   // "Base: First look, yesterday 18:02 · New: …"

    // For a file or the clipboard; none where nothing is shown.
    [[nodiscard]] std::optional<ComparisonPicture> picture() const;

signals:
    void baselineChosen(const QString& path); // empty: none
    void fileWanted(bool asBase);             // to be chosen by the user
    void compared();                          // summary() and sides() may have changed
    void heldAgainstBaseline(const QString& headline);
    void copied();

public slots:
    void chooseBase(const QString& path);
    void chooseNew(const QString& path);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void fitSide();
    void layOut();
    void connectParts();
    void retranslate();
    void begin();
    void load();
    void take(const std::shared_ptr<const ComparedRuns>& runs);
    void showOthers();
    void chooseOther(std::size_t other);
    void showOther();
    void say(const QString& text, bool isError);
    [[nodiscard]] const ComparedRuns::Other* other() const; // that is shown; null: none
    [[nodiscard]] const RunSummary* summaryAt(const QString& path) const;

    std::vector<RunSummary> m_runs;
    QString m_baseline;
    QString m_shown;
    QString m_base;
    QStringList m_others;
    std::shared_ptr<const ComparedRuns> m_compared; // null: nothing is
    std::size_t m_chosen = 0;                       // of the others
    int m_question = 0;                             // answers to older ones are dropped
    int m_held = 0;                                 // the question that a new run put
    Theme m_look;

    SidesBar* m_bar; // these are owned by this, through QObject
    QWidget* m_which;
    QHBoxLayout* m_whichLayout;
    QButtonGroup* m_whichGroup;
    QLabel* m_message;
    QFrame* m_plotCard;
    ComparisonView* m_view;
    QFrame* m_tableCard;
    ComparisonTable* m_table;
    QScrollArea* m_side;
    ComparisonCards* m_cards;
};

} // namespace breakeven
