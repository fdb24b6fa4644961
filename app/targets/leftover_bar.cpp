// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/targets/leftover_bar.h"

#include "app/background/when_ready.h"
#include "app/targets/host_questions.h"
#include "app/theme/role.h"
#include "core/backends/sshfs/sshfs_mount_place.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMap>
#include <QPushButton>
#include <QtConcurrent>

#include <algorithm>
#include <optional>

namespace breakeven {

namespace {

struct Removal
{
    std::vector<Leftover> removed;
    std::optional<Error> error; // the first
};

Removal removeAll(const std::vector<Leftover>& leftovers)
{
    Removal removal;
    for (const Leftover& leftover : leftovers) {
        if (const Status removed = remove(leftover, hostStop()); removed.ok())
            removal.removed.push_back(leftover);
        else if (!removal.error)
            removal.error = removed.error();
    }
    return removal;
}

// "/tmp (2), redis://cache:6379 (1)"
QString placesOf(const std::vector<Leftover>& leftovers)
{
    QMap<QString, int> counts;
    for (const Leftover& leftover : leftovers)
        ++counts[leftover.where];
    QStringList places;
    for (auto count = counts.cbegin(); count != counts.cend(); ++count)
        places.append(QStringLiteral("%1 (%2)").arg(count.key()).arg(count.value()));
    return places.join(QStringLiteral(", "));
}

} // namespace

LeftoverBar::LeftoverBar(QWidget* parent)
    : QFrame(parent)
    , m_words(new QLabel(this))
    , m_remove(new QPushButton(this))
    , m_keep(new QPushButton(this))
{
    setRole(this, Role::Card);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 8, 6);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_remove);
    layout->addWidget(m_keep);
    connect(m_remove, &QPushButton::clicked, this, &LeftoverBar::remove);
    connect(m_keep, &QPushButton::clicked, this, &LeftoverBar::keep);
    hide();
    retranslate();
}

void LeftoverBar::look(const Target& target)
{
    if (std::find(m_looked.begin(), m_looked.end(), target.backend) != m_looked.end())
        return;
    m_looked.push_back(target.backend);
    whenReady(QtConcurrent::run(hostThreads(),
                                [target] {
                                    SshfsMountPlace::removeThoseOfDeadRuns();
                                    return findLeftovers(target, hostStop());
                                }),
              this, [this](const Result<FoundLeftovers>& found) {
                  // Where looking is not allowed nothing can be offered; the target itself was checked and
                  // works.
                  if (found.ok())
                      take(found.value().all);
              });
}

void LeftoverBar::take(const std::vector<Leftover>& found)
{
    for (const Leftover& leftover : found) {
        const auto isKnown = [&](const Leftover& known) { return known.name == leftover.name; };
        if (std::none_of(m_found.begin(), m_found.end(), isKnown)) // two targets may lead to one place
            m_found.push_back(leftover);
    }
    retranslate();
    setVisible(!m_found.empty());
}

void LeftoverBar::keep()
{
    m_found.clear();
    hide();
}

void LeftoverBar::remove()
{
    m_remove->setEnabled(false);
    whenReady(QtConcurrent::run(hostThreads(), removeAll, m_found), this, [this](const Removal& removal) {
        m_remove->setEnabled(true);
        std::erase_if(m_found, [&removal](const Leftover& leftover) {
            return std::find(removal.removed.begin(), removal.removed.end(), leftover) !=
                   removal.removed.end();
        });
        take({});
        if (removal.error)
            emit failed(*removal.error);
    });
}

void LeftoverBar::retranslate()
{
    m_words->setText(tr("Runs that were killed left something at %1.").arg(placesOf(m_found)));
    QStringList names;
    for (const Leftover& leftover : m_found)
        names.append(leftover.name);
    m_words->setToolTip(names.join(QLatin1Char('\n')));
    m_remove->setText(tr("Remove"));
    m_keep->setText(tr("Keep"));
    m_keep->setToolTip(tr("It is asked again when Breakeven starts the next time."));
}

void LeftoverBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

} // namespace breakeven
