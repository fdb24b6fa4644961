// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>
#include <QString>

namespace breakeven {

class HistoryModel;
struct HistoryRow;

// Which of the past runs are listed, and in what order.
class HistoryFilter final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    enum class Kind { All, OfPlace, WithNote, Damaged };

    // `model` is not owned and must outlive this.
    explicit HistoryFilter(HistoryModel* model, QObject* parent = nullptr);

    void setKind(Kind kind, const QString& host = {}); // the host: of OfPlace; empty: this machine's
    void setTarget(const QString& name);               // empty: all
    void setSearch(const QString& words);              // all of them, in any case and order

    [[nodiscard]] const HistoryRow& at(const QModelIndex& index) const; // of this model

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    const HistoryModel* m_model;
    Kind m_kind = Kind::All;
    QString m_host;
    QString m_target;
    QStringList m_words;
};

} // namespace breakeven
