// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/python_finder.h"

#include "app/background/when_ready.h"

#include <QtConcurrent>

namespace breakeven {

PythonFinder::~PythonFinder()
{
    m_stop.request_stop();
}

void PythonFinder::findAll()
{
    using Found = std::vector<PythonInterpreter>;
    whenReady(QtConcurrent::run(findInterpreters, m_stop.get_token()), this,
              [this](const Found& result) { emit found(result); });
}

void PythonFinder::probe(const QString& path)
{
    whenReady(QtConcurrent::run(probeInterpreter, path, m_stop.get_token()), this,
              [this](const Result<PythonInterpreter>& result) {
                  if (result.ok())
                      emit probed(result.value());
                  else
                      emit failed(result.error());
              });
}

} // namespace breakeven
