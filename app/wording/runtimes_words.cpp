// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/room_words.h"
#include "app/wording/word_contexts.h"

#include <QCoreApplication>

namespace breakeven {

namespace {

struct ChildWords
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::CPythonChild)
};

struct CPythonRuntimeWords
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::CPythonRuntime)
};

struct RuntimeWords
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::Runtime)
};

// `pattern` with its figures, and below it what the child wrote last, which is one figure more.
QString withLastWords(const QString& pattern, const std::vector<Figure>& figures, std::size_t own)
{
    const QString text = filled(pattern, figures);
    if (figures.size() <= own)
        return text;
    const QString said = ChildWords::tr("It wrote last:") + QLatin1Char('\n') + textAt(figures, own);
    return text.isEmpty() ? said : text + QLatin1Char('\n') + said;
}

// The same of one that is dead: what it wrote last speaks for itself.
QString ended(const QString& pattern, const std::vector<Figure>& figures, std::size_t own)
{
    const QString text = filled(pattern, figures);
    return figures.size() <= own ? text : text + QLatin1Char('\n') + textAt(figures, own);
}

} // namespace

QString wordsOf(RuntimeCode code)
{
    switch (code) {
    case RuntimeCode::UserCode:
        return ErrorSentences::tr("%1 raised an exception; correct the file.");
    case RuntimeCode::EmptyBatch:
        return ErrorSentences::tr(
            "%1 defines none of the functions read, work and write, so it would measure "
            "nothing of yours; start from what breakeven batch-template prints.");
    case RuntimeCode::ChildHung:
        return ErrorSentences::tr(
            "%1 has stopped answering; look for an endless wait or loop in what it runs.");
    case RuntimeCode::ChildGarbled:
        return ErrorSentences::tr("%1 answered with something that this program did not ask for; let nothing "
                                  "write to the standard output that it was started with.");
    case RuntimeCode::ChildEndless:
        return ErrorSentences::tr("%1 wrote a line without an end; check that it is a Python interpreter.");
    case RuntimeCode::ChildChatty:
        return ErrorSentences::tr("%1 prints on and on instead of starting; check that it is a Python "
                                  "interpreter, and its start-up files.");
    case RuntimeCode::OtherVersion:
        return ErrorSentences::tr(
            "%1 speaks another version of the protocol; install one version of the program only.");
    }
    return {};
}

QString wordsOf(RuntimeReason code, const std::vector<Figure>& figures)
{
    switch (code) {
    case RuntimeReason::LineSoLong:
        return withLastWords(ChildWords::tr("more than 64 MiB so far"), figures, 0);
    case RuntimeReason::Signal:
        return ended(ChildWords::tr("signal %1, %2"), figures, 2);
    case RuntimeReason::Killed:
        return ended(ChildWords::tr("signal %1, %2") +
                         ChildWords::tr("; the system may have run out of memory"),
                     figures, 2);
    case RuntimeReason::ExitStatus:
        return ended(ChildWords::tr("exit status %1"), figures, 1);
    case RuntimeReason::WroteLast:
        return withLastWords({}, figures, 0);
    case RuntimeReason::ProtocolVersion:
        return withLastWords(CPythonRuntimeWords::tr("version %1, expected %2"), figures, 2);
    case RuntimeReason::SizeDiffers:
        return filled(RuntimeWords::tr("%1 bytes written, %2 read"), figures);
    case RuntimeReason::ItemMissing:
        return filled(RuntimeWords::tr("%1 bytes written, now missing"), figures);
    case RuntimeReason::ChecksumDiffers:
        return filled(RuntimeWords::tr("checksum %1 written, %2 read"), figures);
    }
    return {};
}

QString wordsOf(RuntimePlace code)
{
    switch (code) {
    case RuntimePlace::Item:
        return RuntimeWords::tr("Item %1");
    case RuntimePlace::AnyPython:
        return CPythonRuntimeWords::tr("Python 3.7 or newer");
    case RuntimePlace::TargetSeenFrom:
        return CPythonRuntimeWords::tr("The target, as seen from %1,");
    case RuntimePlace::Line:
        return CPythonRuntimeWords::tr("%1, line %2,");
    case RuntimePlace::LineIn:
        return CPythonRuntimeWords::tr("%1, line %2, in %3,");
    case RuntimePlace::ModuleFor:
        return CPythonRuntimeWords::tr("%1 for %2");
    case RuntimePlace::Runtime:
        return RuntimeWords::tr("The runtime “%1”");
    }
    return {};
}

} // namespace breakeven
