// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/targets/desktop_keychain.h"

#include <qt6keychain/keychain.h>

namespace breakeven {

namespace {

const QString service = QStringLiteral("Breakeven");

} // namespace

void DesktopKeychain::read(const QString& address, const std::function<void(const QString&)>& found)
{
    auto* job = new QKeychain::ReadPasswordJob(service, this); // deletes itself
    job->setKey(address);
    job->setInsecureFallback(false);
    connect(job, &QKeychain::Job::finished, this, [job, found] {
        if (job->error() == QKeychain::NoError && !job->textData().isEmpty())
            found(job->textData());
    });
    job->start();
}

void DesktopKeychain::write(const QString& address, const QString& password)
{
    auto* job = new QKeychain::WritePasswordJob(service, this);
    job->setKey(address);
    job->setInsecureFallback(false);
    job->setTextData(password);
    connect(job, &QKeychain::Job::finished, this, [this, job] {
        if (job->error() != QKeychain::NoError)
            emit unavailable(job->errorString());
    });
    job->start();
}

void DesktopKeychain::remove(const QString& address)
{
    auto* job = new QKeychain::DeletePasswordJob(service, this);
    job->setKey(address);
    job->setInsecureFallback(false);
    job->start();
}

} // namespace breakeven
