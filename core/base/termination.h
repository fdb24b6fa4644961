// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file_descriptor.h"

#include <QObject>

namespace breakeven {

// Turns the first SIGINT, SIGTERM, SIGHUP or SIGQUIT into a Qt signal while it lives; the second of the same
// ends the program at once, as for a user whose patience is at its end. A SIGHUP that is ignored stays so
// (nohup). At most one at a time, in the thread of the event loop.
class Termination final : public QObject
{
    Q_OBJECT

public:
    explicit Termination(QObject* parent = nullptr);
    ~Termination() override;

signals:
    void requested();

private:
    FileDescriptor m_read;
    FileDescriptor m_write;
};

} // namespace breakeven
