// SPDX-License-Identifier: GPL-3.0-or-later

// What a desktop reads of the program, held against the tools that desktops check it with.

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>
#include <QXmlStreamReader>

namespace {

const QString resources = QStringLiteral(BREAKEVEN_SOURCE_DIR "/resources/");

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

    void theMetainfoIsValid()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("appstreamcli")).isEmpty())
            QSKIP("appstreamcli is not installed (Debian: appstream)");
        const QString complaints =
            complaintsOf(QStringLiteral("appstreamcli"),
                         {QStringLiteral("validate"), QStringLiteral("--no-net"),
                          resources + QStringLiteral("org.breakeven.Breakeven.metainfo.xml")});
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints));
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
