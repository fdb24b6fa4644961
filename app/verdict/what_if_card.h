// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/forecast.h"
#include "core/runs/run.h"

#include <QFrame>

#include <array>
#include <memory>

class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace breakeven {

// "What if my host were … away?": what the cost model of a run foretells for a round trip and a thread count
// that were not measured, or why it can't. Hidden where the run's axis tells nothing of either.
class WhatIfCard final : public QFrame
{
    Q_OBJECT

public:
    explicit WhatIfCard(QWidget* parent = nullptr);

    // Fits the models in the background; what came of an earlier call is dropped.
    void show(std::shared_ptr<const Run> run);
    void clear();

signals:
    // The models that the card answers from, or null when they are gone.
    void fitted(const breakeven::Forecasters& forecasters);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Row
    {
        QLabel* arm = nullptr; // these are owned by the card, through QObject
        QLabel* latency = nullptr;
        QLabel* interval = nullptr;
    };

    void take(const Forecasters& forecasters, bool answers);
    void chooseModel();
    void answer();
    void fill(const Row& row, int threads, double rttUs);
    [[nodiscard]] const Forecaster* chosen() const;
    void retranslate();

    QLabel* m_title; // these are owned by this, through QObject
    QComboBox* m_models;
    QLabel* m_awayLabel;
    QLineEdit* m_away;
    QLabel* m_threadsLabel;
    QSpinBox* m_threads;
    QWidget* m_figures;
    QLabel* m_sentence;
    std::array<Row, 2> m_rows; // of one thread, of several

    Forecasters m_forecasters;
    bool m_severalRuntimes = false;
    int m_asked = 0; // counts the calls
};

} // namespace breakeven
