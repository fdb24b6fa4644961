// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/targets/rados_page.h"

#include "app/targets/path_field.h"
#include "app/wording/error_text.h"
#include "core/backends/backend_factory.h"
#include "core/backends/backend_types.h"
#include "core/backends/rados/target/rados_target.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>

namespace breakeven {

namespace {

Status radosIsBuilt()
{
    const auto type = backendTypeOf(RadosTarget{}, QStringLiteral("ceph"));
    return type.ok() ? Status(Done{}) : Status(type.error());
}

} // namespace

RadosPage::RadosPage(QWidget* parent)
    : TargetPage(parent)
    , m_built(radosIsBuilt())
    , m_pool(new QLineEdit(this))
    , m_conf(new PathField(PathField::Kind::File, tr("Configuration"), this))
    , m_keyring(new PathField(PathField::Kind::File, tr("Keyring"), this))
    , m_user(new QLineEdit(this))
    , m_handle(new QComboBox(this))
{
    m_pool->setAccessibleName(tr("Pool"));
    m_conf->setPlaceholder(tr("empty: /etc/ceph/ceph.conf"));
    m_keyring->setPlaceholder(tr("empty: as the configuration says"));
    m_user->setPlaceholderText(QStringLiteral("admin"));
    m_user->setAccessibleName(tr("User"));
    m_handle->setAccessibleName(tr("Connection"));
    m_handle->addItem(tr("one for all workers"), static_cast<int>(RadosHandle::Shared));
    m_handle->addItem(tr("one for each worker"), static_cast<int>(RadosHandle::PerWorker));
    auto* form = new QFormLayout(this);
    form->setContentsMargins({});
    form->addRow(tr("Pool"), m_pool);
    form->addRow(tr("Configuration"), m_conf);
    form->addRow(tr("Keyring"), m_keyring);
    form->addRow(tr("User"), m_user);
    form->addRow(tr("Connection"), m_handle);
    for (const QLineEdit* line : {m_pool, m_user})
        connect(line, &QLineEdit::textChanged, this, &RadosPage::changed);
    for (const PathField* field : {m_conf, m_keyring})
        connect(field, &PathField::changed, this, &RadosPage::changed);
    connect(m_handle, &QComboBox::currentIndexChanged, this, &RadosPage::changed);
    setEnabled(m_built.ok());
}

void RadosPage::show(const TargetPlace& place)
{
    const auto& pool = *place.as<RadosTarget>();
    m_pool->setText(pool.pool);
    m_conf->setPath(pool.conf);
    m_keyring->setPath(pool.keyring);
    m_user->setText(pool.user);
    m_handle->setCurrentIndex(m_handle->findData(static_cast<int>(pool.handle)));
}

QString RadosPage::hint() const
{
    return m_built.ok() ? tr("A pool of a Ceph cluster. The run keeps to a namespace of its own in it.")
                        : sentence(m_built.error());
}

Result<TargetPlace> RadosPage::place() const
{
    if (!m_built.ok())
        return m_built.error();
    RadosTarget pool;
    pool.pool = m_pool->text().trimmed();
    pool.conf = m_conf->path();
    pool.keyring = m_keyring->path();
    pool.user = m_user->text().trimmed();
    pool.handle = static_cast<RadosHandle>(m_handle->currentData().toInt());
    if (pool.pool.isEmpty())
        return Error{Error::Code::InvalidInput, tr("the pool"), tr("name one that is for measuring")};
    return TargetPlace(pool);
}

} // namespace breakeven
