// SPDX-License-Identifier: GPL-3.0-or-later

// What a desktop reads of the program, held against the tools that desktops check it with.

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>
#include <QXmlStreamReader>

namespace {

const QString resources = QStringLiteral(BREAKEVEN_SOURCE_DIR "/resources/");
const QString metainfo = QStringLiteral("org.breakeven.Breakeven.metainfo.xml");
const QString documents = QStringLiteral(BREAKEVEN_DOCUMENTS);              // as they are installed
const QString published = QStringLiteral(BREAKEVEN_DOCUMENTS "published/"); // where the project has a home

QString complaintsOf(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished())
        return process.errorString();
    if (process.exitCode() == 0)
        return {};
    return QStringLiteral("exit status %1\n").arg(process.exitCode()) + QString::fromUtf8(process.readAll());
}

} // namespace

class TestDesktopData : public QObject
{
    Q_OBJECT

private slots:
    void theDesktopEntryIsValid()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("desktop-file-validate")).isEmpty())
            QSKIP("desktop-file-validate is not installed (Debian: desktop-file-utils)");
        const QString complaints =
            complaintsOf(QStringLiteral("desktop-file-validate"),
                         {resources + QStringLiteral("org.breakeven.Breakeven.desktop")});
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints));
    }

    void theMetainfoIsValid_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::newRow("as installed") << documents;
        QTest::newRow("as published") << published;
    }

    void theMetainfoIsValid()
    {
        QFETCH(const QString, folder);
        if (QStandardPaths::findExecutable(QStringLiteral("appstreamcli")).isEmpty())
            QSKIP("appstreamcli is not installed (Debian: appstream)");
        const QString complaints =
            complaintsOf(QStringLiteral("appstreamcli"),
                         {QStringLiteral("validate"), QStringLiteral("--no-net"), folder + metainfo});
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints));
    }

    void theMetainfoHasWhatSoftwareCentresAskFor()
    {
        QFile file(published + metainfo);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&file);
        int screenshots = 0;
        int captioned = 0;
        int colours = 0;
        QStringList urls;
        QString developer;
        QString newest;
        bool hasNotes = false;
        QStringList open; // the elements that surround the place
        while (!xml.atEnd()) {
            const auto token = xml.readNext();
            if (token == QXmlStreamReader::EndElement)
                open.removeLast();
            if (token != QXmlStreamReader::StartElement)
                continue;
            open.append(xml.name().toString());
            const QString path = open.mid(1).join(QLatin1Char('/'));
            const auto attribute = [&xml](const char* name) {
                return xml.attributes().value(QLatin1String(name)).toString();
            };
            const bool isTranslated = xml.attributes().hasAttribute(QStringLiteral("xml:lang"));
            if (path == QLatin1String("summary")) {
                const QString summary = xml.readElementText();
                open.removeLast();
                QVERIFY2(summary.size() < 35 && !summary.endsWith(QLatin1Char('.')), qPrintable(summary));
            } else if (path == QLatin1String("developer")) {
                developer = attribute("id");
            } else if (path == QLatin1String("url")) {
                urls.append(attribute("type"));
            } else if (path == QLatin1String("branding/color")) {
                ++colours;
            } else if (path == QLatin1String("screenshots/screenshot")) {
                ++screenshots;
            } else if (path == QLatin1String("screenshots/screenshot/caption") && !isTranslated) {
                ++captioned;
            } else if (path == QLatin1String("releases/release") && newest.isEmpty()) {
                newest = attribute("version");
            } else if (path == QLatin1String("releases/release/description")) {
                hasNotes = true;
            }
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(screenshots > 0);
        QCOMPARE(captioned, screenshots);
        QCOMPARE(developer, QStringLiteral("org.breakeven"));
        QCOMPARE(colours, 2);
        for (const char* type : {"homepage", "help", "bugtracker", "vcs-browser"})
            QVERIFY2(urls.contains(QLatin1String(type)), type);
        QVERIFY(hasNotes);
        QCOMPARE(newest, QStringLiteral(BREAKEVEN_VERSION));
    }

    // Who clicks on one must not land at a stranger's.
    void noAddressIsMadeUp()
    {
        for (const QString& path : {documents + metainfo, resources + metainfo + QStringLiteral(".in"),
                                    QStringLiteral(BREAKEVEN_SOURCE_DIR "/app/packages.cmake"),
                                    resources + QStringLiteral("package/copyright")}) {
            QFile file(path);
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
            QVERIFY2(!file.readAll().contains("breakeven.org"), qPrintable(path));
        }
    }

    void theTypeOfRunsIsTheOneTheProgramOpens()
    {
        QFile file(resources + QStringLiteral("org.breakeven.Breakeven-mime.xml"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&file);
        QString type;
        QString pattern;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == QLatin1String("mime-type"))
                type = xml.attributes().value(QLatin1String("type")).toString();
            else if (xml.name() == QLatin1String("glob"))
                pattern = xml.attributes().value(QLatin1String("pattern")).toString();
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(pattern, QStringLiteral("*.breakeven.jsonl"));

        QFile entry(resources + QStringLiteral("org.breakeven.Breakeven.desktop"));
        QVERIFY(entry.open(QIODevice::ReadOnly));
        QVERIFY(entry.readAll().contains("\nMimeType=" + type.toUtf8() + ";\n"));
    }
};

QTEST_GUILESS_MAIN(TestDesktopData)
#include "tst_desktop_data.moc"
