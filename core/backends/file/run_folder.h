// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file_descriptor.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace breakeven {

// A run's own folder `breakeven-RUNID-XXXXXX` (0700) with `hm` in it, held by descriptors: where the file
// system below it goes away, calls fail instead of reaching what lies under the mount point.
//
// On ext4 there is a folder between the two, `breakeven-RUNID-XXXXXX/YYYYYY/hm`, that lies in a part of the
// disk of its own. In the parent's part a file that is written costs up to 60 % more time, by what was
// deleted there in the minutes before: equal runs differed by that.
class RunFolder
{
public:
    // A closed one.
    RunFolder() = default;

    // In the folder `parent`, whose descriptor stays the caller's and whose path is for errors only.
    [[nodiscard]] static Result<RunFolder> make(int parent, const QString& parentPath, const QString& runId);

    // The folder `name` that another RunFolder made, through another way to its parent.
    [[nodiscard]] static Result<RunFolder> openAgain(int parent, const QString& parentPath,
                                                     const QByteArray& name);

    [[nodiscard]] bool isOpen() const { return m_hm.isOpen(); }
    [[nodiscard]] int run() const { return m_run.number(); }
    [[nodiscard]] int hm() const { return m_hm.number(); }
    // What is to be removed in the end.
    [[nodiscard]] const QByteArray& name() const { return m_name; }
    // Of run(), where temporary files are.
    [[nodiscard]] const QString& path() const { return m_path; }

    // hm/FROM ... hm/(TO-1), for items in folders of their own; existing ones stay.
    [[nodiscard]] Status makeItemFolders(int from, int to) const;

    // Removes all files in it and leaves the folders.
    [[nodiscard]] Status clear() const;

    // Whether the path, which is to be a real one, still leads to the folders that the descriptors hold.
    // NotFound where it leads to others, for something was mounted over them or unmounted below them.
    [[nodiscard]] Status confirm() const;

private:
    [[nodiscard]] Status fill(int parent);
    [[nodiscard]] Status openFolders(int parent);

    QByteArray m_name;
    QByteArray m_inside; // "/YYYYYY"
    QString m_path;
    FileDescriptor m_run;
    FileDescriptor m_hm;
};

// The names of those that dead processes left in the folder `parent`, whose path is for errors. Where
// `onlyOwn`, only those that belong to this process' user.
[[nodiscard]] Result<std::vector<QByteArray>> runFoldersOfTheDead(int parent, const QString& parentPath,
                                                                  bool onlyOwn);

// Removes `name` in the folder `parent` with all that it holds; follows no link, and enters nothing that is
// mounted there. One that is gone already is no error. `path` is for errors.
[[nodiscard]] Status removeTree(int parent, const QByteArray& name, const QString& path);

} // namespace breakeven
