// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QString>

namespace breakeven {

// A field that says, before what is typed, what it is: "from 0 µs". It has room for both.
class CaptionedField final : public QLineEdit
{
    Q_OBJECT

public:
    explicit CaptionedField(QWidget* parent = nullptr);

    // As it is seen, and as a screen reader says it, without a sight of its neighbours.
    void setCaption(const QString& caption, const QString& accessibleName);
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void makeRoom();

    QString m_caption;
};

} // namespace breakeven
