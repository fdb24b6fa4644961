// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/theme/theme.h"
#include "app/verdict/card_content.h"
#include "core/base/result.h"

#include <QFrame>

#include <array>

class QLabel;
class QPushButton;

namespace breakeven {

class ElidedLabel;
class RunButtons;
class StripEdge;
class StripScale;

// The answer for one target under one runtime: the sentence, where it holds as a strip, the figures that it
// stands on, and what may make it another one. A click, or Enter, chooses it.
//
// While its run goes on its height stays, whatever it has to say.
class AnswerCard final : public QFrame
{
    Q_OBJECT

public:
    enum class Form {
        Open,
        Closed, // name, short answer, strip, whether there is a caveat
        Row,    // one of many: name and short answer, the strip at its edge
    };

    explicit AnswerCard(QWidget* parent = nullptr);

    void show(const CardContent& content);
    void setForm(Form form);
    [[nodiscard]] Form form() const { return m_form; }
    void setChosen(bool chosen);
    void setMayGoOn(const Status& may); // as RunButtons has it
    void setTheme(const Theme& theme);
    [[nodiscard]] const CardContent& content() const { return m_content; }

signals:
    void chosen();
    void answered(const QString& text); // once for each new answer, to be heard
    void longerWanted();
    void runAgainWanted();
    void otherLayoutWanted(const QString& target);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Figure
    {
        QLabel* figure = nullptr; // these are owned by the card, through QObject
        QLabel* meaning = nullptr;
    };

    void retranslate();
    void fit();
    void say();
    void sayWhatIsNew();
    void fillFigures();
    [[nodiscard]] QString liveText() const;

    CardContent m_content;
    Form m_form = Form::Open;
    bool m_chosen = false;
    QString m_answered; // last

    StripEdge* m_edge; // these are owned by this, through QObject
    ElidedLabel* m_name;
    QLabel* m_runtime;
    QLabel* m_warning;
    QLabel* m_brief;
    QLabel* m_headline;
    StripScale* m_scale;
    DecisionStripView* m_strip;
    QWidget* m_figures;
    std::array<Figure, 3> m_cells;
    QLabel* m_failures;
    QLabel* m_caveats;  // right below what they may change
    QWidget* m_layouts; // what the other layout of the folder may change
    QLabel* m_layoutsText;
    QPushButton* m_layoutsButton;
    RunButtons* m_buttons;
};

} // namespace breakeven
