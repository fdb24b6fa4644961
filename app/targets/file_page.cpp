// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/targets/file_page.h"

#include "app/targets/layout_box.h"
#include "app/targets/path_field.h"
#include "core/backends/file/target/file_target.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFormLayout>

namespace breakeven {

FilePage::FilePage(QWidget* parent)
    : TargetPage(parent)
    , m_folder(new PathField(PathField::Kind::Folder, tr("Folder"), this))
    , m_layout(makeLayoutBox(this))
    , m_fsync(new QCheckBox(tr("flush to the disk before each rename (fsync)"), this))
{
    m_folder->setPlaceholder(tr("empty: a temporary folder"));
    auto* form = new QFormLayout(this);
    form->setContentsMargins({});
    form->addRow(tr("Folder"), m_folder);
    form->addRow(tr("Layout"), m_layout);
    form->addRow(QString(), m_fsync);
    connect(m_folder, &PathField::changed, this, &FilePage::changed);
    connect(m_layout, &QComboBox::currentIndexChanged, this, &FilePage::changed);
    connect(m_fsync, &QCheckBox::toggled, this, &FilePage::changed);
}

void FilePage::show(const TargetPlace& place)
{
    const auto& folder = *place.as<FileTarget>();
    m_folder->setPath(folder.folder);
    chooseLayout(m_layout, folder.layout);
    m_fsync->setChecked(folder.fsync);
}

QString FilePage::hint() const
{
    return tr("Any folder of this machine, on a disk of its own or mounted from elsewhere.");
}

Result<TargetPlace> FilePage::place() const
{
    const QString path = m_folder->path();
    if (!path.isEmpty() && !QDir::isAbsolutePath(path))
        return Error{Error::Code::InvalidInput, path, tr("a folder's path begins with / or ~/")};
    FileTarget folder;
    folder.folder = path.isEmpty() ? path : QDir::cleanPath(path);
    folder.layout = chosenLayout(m_layout);
    folder.fsync = m_fsync->isChecked();
    return TargetPlace(folder);
}

} // namespace breakeven
