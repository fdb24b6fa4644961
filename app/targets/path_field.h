// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;

namespace breakeven {

// A line for a path, and a button that looks for one.
class PathField final : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Folder, File };

    PathField(Kind kind, const QString& accessibleName, QWidget* parent = nullptr);

    [[nodiscard]] QString path() const; // "~/" is the home folder; empty: none
    void setPath(const QString& path);
    void setPlaceholder(const QString& text);

signals:
    void changed();

private:
    void choose();

    Kind m_kind;
    QLineEdit* m_line; // owned by this, through QObject
};

} // namespace breakeven
