// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/targets/leftover_bar.h"
#include "core/backends/file/target/file_target.h"
#include "tests/core/processes/dead_process.h"

#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace breakeven;

namespace {

QString nameOfTheDead(const QString& runId)
{
    return QStringLiteral("breakeven-%1-abcdef").arg(markedByTheDead(runId));
}

Target folderTarget(const QString& folder)
{
    Target target;
    target.name = QStringLiteral("folder");
    target.backend = FileTarget{.folder = folder};
    return target;
}

} // namespace

class TestLeftoverBar : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_bar = std::make_unique<LeftoverBar>();
    }

    void whereNothingIsLeftNothingIsSaid()
    {
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("breakeven-mine")));
        const QTemporaryDir other;
        QVERIFY(QDir(other.path()).mkdir(nameOfTheDead(QStringLiteral("run-1"))));
        m_bar->look(folderTarget(m_folder->path()));
        m_bar->look(folderTarget(other.path()));
        QTRY_VERIFY(m_bar->isVisible());
        QVERIFY(!says(m_folder->path()));
        QVERIFY(says(other.path() + QStringLiteral(" (1)")));
    }

    void whatIsLeftIsRemovedWhenTheUserSaysSo()
    {
        leave({QStringLiteral("run-1"), QStringLiteral("run-2")});
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("mine")));
        m_bar->look(folderTarget(m_folder->path()));
        QTRY_VERIFY(m_bar->isVisible());
        QVERIFY(says(m_folder->path() + QStringLiteral(" (2)")));
        QCOMPARE(entries().size(), 3);
        QTest::mouseClick(button("Remove"), Qt::LeftButton);
        QTRY_VERIFY(!m_bar->isVisible());
        QCOMPARE(entries(), QStringList{QStringLiteral("mine")});
    }

    void whatIsKeptIsNotAskedAgain()
    {
        leave({QStringLiteral("run-1")});
        m_bar->look(folderTarget(m_folder->path()));
        QTRY_VERIFY(m_bar->isVisible());
        QTest::mouseClick(button("Keep"), Qt::LeftButton);
        QVERIFY(!m_bar->isVisible());
        QCOMPARE(entries().size(), 1);

        const QTemporaryDir other;
        QVERIFY(QDir(other.path()).mkdir(nameOfTheDead(QStringLiteral("run-3"))));
        m_bar->look(folderTarget(m_folder->path()));
        m_bar->look(folderTarget(other.path()));
        QTRY_VERIFY(m_bar->isVisible());
        QVERIFY(!says(m_folder->path()));
    }

    void twoTargetsAtOnePlaceAreOne()
    {
        leave({QStringLiteral("run-1")});
        m_bar->look(folderTarget(m_folder->path()));
        Target other = folderTarget(m_folder->path());
        other.backend.as<FileTarget>()->layout = Layout::PerItem;
        m_bar->look(other);
        QTRY_VERIFY(m_bar->isVisible());
        QVERIFY(says(m_folder->path() + QStringLiteral(" (1)")));
    }

    void whatCantBeRemovedIsSaidAndStays()
    {
        leave({QStringLiteral("run-1")});
        m_bar->look(folderTarget(m_folder->path()));
        QTRY_VERIFY(m_bar->isVisible());
        const QString aside = m_folder->path() + QStringLiteral("-aside");
        QVERIFY(QDir().rename(m_folder->path(), aside)); // as a disk that was taken out
        QSignalSpy failed(m_bar.get(), &LeftoverBar::failed);
        QTest::mouseClick(button("Remove"), Qt::LeftButton);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(m_bar->isVisible());
        QVERIFY(QDir().rename(aside, m_folder->path()));
        QTest::mouseClick(button("Remove"), Qt::LeftButton);
        QTRY_VERIFY(!m_bar->isVisible());
        QCOMPARE(entries(), QStringList());
    }

    void aDeadMountsPlaceIsTakenAwayUnasked()
    {
        const QTemporaryDir runtime;
        qputenv("XDG_RUNTIME_DIR", runtime.path().toUtf8());
        const QString dead =
            QStringLiteral("breakeven-ssh-%1-abcdef").arg(markedByTheDead(QStringLiteral("run-1")));
        const QString living =
            QStringLiteral("breakeven-ssh-%1-abcdef").arg(markedRunId(QStringLiteral("run-1")));
        for (const QString& place : {dead, living})
            QVERIFY(QDir(runtime.path()).mkpath(place + QStringLiteral("/mnt")));
        m_bar->look(folderTarget(m_folder->path()));
        QTRY_VERIFY(!QFile::exists(runtime.filePath(dead)));
        QVERIFY(QFile::exists(runtime.filePath(living)));
        QVERIFY(!m_bar->isVisible());
        qunsetenv("XDG_RUNTIME_DIR");
    }

private:
    void leave(const QStringList& runs) const
    {
        for (const QString& run : runs) {
            const QString path = m_folder->filePath(nameOfTheDead(run));
            QVERIFY(QDir().mkpath(path + QStringLiteral("/hm/0")));
            QFile file(path + QStringLiteral("/hm/0/0"));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
    }
    [[nodiscard]] QStringList entries() const
    {
        return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    }
    [[nodiscard]] QPushButton* button(const char* text) const
    {
        for (QPushButton* candidate : m_bar->findChildren<QPushButton*>())
            if (candidate->text() == QLatin1String(text))
                return candidate;
        return nullptr;
    }
    [[nodiscard]] bool says(const QString& text) const
    {
        return m_bar->findChild<QLabel*>()->text().contains(text);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LeftoverBar> m_bar;
};

QTEST_MAIN(TestLeftoverBar)
#include "tst_leftover_bar.moc"
