// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wording/room_words.h"
#include "app/wording/word_contexts.h"

#include <QCoreApplication>

namespace breakeven {

namespace {

struct FieldWords
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::JsonFields)
};

} // namespace

QString wordsOf(PlanCode code)
{
    switch (code) {
    case PlanCode::RuntimeRemoved:
        return ErrorSentences::tr(
            "%1 names gil-model, the model of Python's GIL, which was removed; use cpython, "
            "which measures a real Python, with its GIL or free-threaded.");
    }
    return {};
}

QString wordsOf(FieldReason code)
{
    switch (code) {
    case FieldReason::Text:
        return FieldWords::tr("this must be a text");
    case FieldReason::TrueOrFalse:
        return FieldWords::tr("this must be true or false");
    case FieldReason::Number:
        return FieldWords::tr("this must be a number");
    case FieldReason::WholeNumber:
        return FieldWords::tr("this must be a whole number");
    case FieldReason::NumberOutOfRange:
        return FieldWords::tr("this number is out of range");
    case FieldReason::Object:
        return FieldWords::tr("this must be an object");
    case FieldReason::List:
        return FieldWords::tr("this must be a list");
    case FieldReason::OneOfTwo:
        return PlanWords::tr("this must be “%1” or “%2”");
    }
    return {};
}

QString wordsOf(PlanReason code)
{
    switch (code) {
    case PlanReason::RoundTrip:
        return PlanWords::tr("a round trip is 0 to 10 s");
    case PlanReason::Jitter:
        return PlanWords::tr("jitter is 0 to the round trip");
    case PlanReason::Bandwidth:
        return PlanWords::tr("a bandwidth is 0 (unlimited) or more");
    case PlanReason::NoTarget:
        return PlanWords::tr("there is no target to measure");
    case PlanReason::TargetUnnamed:
        return PlanWords::tr("a target needs a name");
    case PlanReason::NameTaken:
        return PlanWords::tr("another target is called “%1” too");
    case PlanReason::ReferenceMissing:
        return PlanWords::tr("1 must be among them: it is the reference");
    case PlanReason::OnlyReference:
        return PlanWords::tr("another thread count than 1 is needed to compare");
    case PlanReason::ThreadCount:
        return PlanWords::tr("a thread count is 1 to %1");
    case PlanReason::NothingPipelines:
        return PlanWords::tr("only the runtime native on a Redis target pipelines");
    case PlanReason::Items:
        return PlanWords::tr("a batch has 1 to %1 items");
    case PlanReason::Payload:
        return PlanWords::tr("a payload is 16 bytes to 64 MiB");
    case PlanReason::Compute:
        return PlanWords::tr("compute is 0 to 10 s");
    case PlanReason::GilReleases:
        return QStringLiteral("0 … %1");
    case PlanReason::ThreadsAxisWithValues:
        return PlanWords::tr("for the axis threads the values are those of “threads”");
    case PlanReason::NoAxisValue:
        return PlanWords::tr("a sweep needs at least one value");
    case PlanReason::TooManyAxisValues:
        return PlanWords::tr("a sweep has at most %1 values");
    case PlanReason::NoNumber:
        return PlanWords::tr("this is no number");
    case PlanReason::NotAscending:
        return PlanWords::tr("the values must ascend");
    case PlanReason::OutOfRange:
        return PlanWords::tr("this is out of range");
    case PlanReason::InterpreterRelative:
        return PlanWords::tr("the interpreter's absolute path is needed");
    case PlanReason::BatchFileRelative:
        return PlanWords::tr("the batch file's absolute path is needed");
    case PlanReason::NoRuntime:
        return PlanWords::tr("there is no runtime to measure with");
    case PlanReason::Precision:
        return PlanWords::tr("a precision is 0.001 to 1");
    case PlanReason::Worth:
        return PlanWords::tr("what is worth it is a gain of 0 to 10 (0.1: 10 %)");
    case PlanReason::Budget:
        return PlanWords::tr("a budget is 0.1 s to 7 days");
    case PlanReason::FileTooLong:
        return PlanWords::tr("a plan has 4 MiB at most");
    case PlanReason::UnknownName:
        return PlanWords::tr("known are %1");
    case PlanReason::ThreadCountNotWhole:
        return PlanWords::tr("a thread count is a whole number from 1");
    case PlanReason::Twice:
        return PlanWords::tr("%1 is there twice");
    case PlanReason::Pool:
        return PlanWords::tr("a pool is kept or per-batch");
    case PlanReason::TargetNoObject:
        return PlanWords::tr("a target is an object");
    case PlanReason::NoJson:
        return PlanWords::tr("line %1, column %2: %3");
    case PlanReason::NoObject:
        return PlanWords::tr("a plan is a JSON object");
    case PlanReason::Cores:
        return PlanWords::tr("cores are awake or as-they-are");
    case PlanReason::BackEnd:
        return PlanWords::tr("a back end is one of %1");
    }
    return {};
}

QString wordsOf(AddressReason code)
{
    switch (code) {
    case AddressReason::Missing:
        return AddressWords::tr("a target reads like one of %1");
    case AddressReason::Scheme:
        return AddressWords::tr(
            "%1:// is none of %2; a folder that another program mounts is given by its path");
    case AddressReason::NoName:
        return AddressWords::tr("it holds the character NUL, which no name can");
    }
    return {};
}

} // namespace breakeven
