// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace breakeven {

// Asks for a server's password in place, without a dialog. What is typed is masked and forgotten once given.
class PasswordField final : public QWidget
{
    Q_OBJECT

public:
    explicit PasswordField(QWidget* parent = nullptr);

    void setTarget(const QString& name); // whose password it is, for those who don't see the row

signals:
    void given(const QString& password); // not empty

protected:
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void give();
    void retranslate();

    QString m_name;
    QLineEdit* m_line; // these are owned by this, through QObject
    QPushButton* m_use;
};

} // namespace breakeven
