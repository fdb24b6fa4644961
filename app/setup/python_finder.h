// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtimes/cpython_interpreters.h"

#include <QObject>

#include <stop_token>
#include <vector>

namespace breakeven {

// Finds this machine's Pythons in the background; what is under way when it is destroyed is stopped.
class PythonFinder final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~PythonFinder() override;

    void findAll();
    void probe(const QString& path);

signals:
    void found(const std::vector<breakeven::PythonInterpreter>& interpreters);
    void probed(const breakeven::PythonInterpreter& interpreter);
    void failed(const breakeven::Error& error); // of probe()

private:
    std::stop_source m_stop;
};

} // namespace breakeven
