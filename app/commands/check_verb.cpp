// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/password_input.h"
#include "app/commands/verb.h"
#include "app/wording/emulation_text.h"
#include "app/wording/file_system_text.h"
#include "app/wording/quantity_text.h"
#include "core/backends/leftovers.h"
#include "core/backends/sshfs_host_keys.h"
#include "core/backends/target_check.h"
#include "core/environment/environment_json.h"
#include "core/plan/target_address.h"
#include "core/plan/target_password.h"

#include <QCommandLineOption>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven)
};

QString textOf(const Target& target, const TargetFacts& facts)
{
    QString text = Words::tr("%1 works.\n").arg(facts.endpoint);
    const auto line = [&text](const QString& name, const QString& value) {
        if (!value.isEmpty())
            text += QStringLiteral("  %1%2\n").arg(name, -14).arg(value);
    };
    line(Words::tr("version"), facts.version);
    line(Words::tr("file system"), facts.fileSystem.isEmpty() ? QString() : fileSystemText(facts.fileSystem));
    line(Words::tr("mounted"), facts.mountOptions);
    line(Words::tr("free"), facts.freeBytes ? bytesText(*facts.freeBytes) : QString());
    line(Words::tr("copies"), facts.replicas ? QString::number(*facts.replicas) : QString());
    if (facts.objects && facts.usedBytes)
        line(Words::tr("pool holds"), Words::tr("%n object(s), %1", nullptr, static_cast<int>(*facts.objects))
                                          .arg(bytesText(*facts.usedBytes)));
    line(Words::tr("you may"), facts.isTried ? Words::tr("read, write and remove") : QString());
    line(Words::tr("round trip"), facts.roundTrip ? durationText(*facts.roundTrip) : QString());
    line(Words::tr("as if farther"), emulationName(emulationFor(target)));
    return text;
}

bool isAboutHostKey(const Error& error)
{
    return error.code == Error::Code::HostKeyUnknown || error.code == Error::Code::HostKeyChanged;
}

// "ssh-ed25519 SHA256:…", as the check shows it.
bool isFingerprint(const QString& text)
{
    static const QRegularExpression fingerprint(
        QStringLiteral("^[A-Za-z0-9][A-Za-z0-9@.-]* SHA256:[A-Za-z0-9+/]+$"));
    return fingerprint.match(text).hasMatch();
}

// Stores the host's key where it is the one that the user has named, and checks again.
Result<TargetFacts> checkTrusting(const Target& target, const QString& fingerprint)
{
    auto facts = checkTarget(target);
    if (facts.ok() || !isAboutHostKey(facts.error()) || fingerprint.isEmpty())
        return facts;
    if (const Status trusted = trustHostKey(std::get<SshfsTarget>(target.backend), fingerprint);
        !trusted.ok())
        return trusted.error();
    return checkTarget(target);
}

void sayWhyNot(const Error& error, Console& console)
{
    console.error(sentence(error));
    if (isAboutHostKey(error) && !error.detail.isEmpty()) {
        console.note(Words::tr("Fingerprint of the key: %1").arg(error.detail));
        console.note(
            Words::tr("Compare it with what the host's administrator tells. Where the two are the same, "
                      "repeat the command with: --trust-key '%1'")
                .arg(error.detail));
    }
}

// What killed runs left at the target, and what became of it.
struct Remains
{
    FoundLeftovers found;
    std::vector<Status> removed; // as many as were found where they were to be removed, else none
};

Result<Remains> remainsAt(const Target& target, bool isToRemove)
{
    auto found = findLeftovers(target);
    if (!found.ok())
        return found.error();
    Remains remains{.found = std::move(found).value(), .removed = {}};
    if (isToRemove)
        for (const Leftover& leftover : remains.found.all)
            remains.removed.push_back(remove(leftover));
    return remains;
}

ExitStatus warnOf(const Result<Remains>& remains, bool isToRemove, Console& console)
{
    if (!remains.ok()) {
        console.warning(
            Words::tr("what killed runs may have left can't be seen: %1").arg(sentence(remains.error())));
        return isToRemove ? ExitStatus::Failed : ExitStatus::Success;
    }
    if (!remains.value().found.isWhole)
        console.warning(Words::tr("the target holds too much to see all that killed runs may have left."));
    ExitStatus status = ExitStatus::Success;
    for (const Status& removed : remains.value().removed) {
        if (!removed.ok()) {
            console.error(sentence(removed.error()));
            status = ExitStatus::Failed;
        }
    }
    return status;
}

void tellOf(const Remains& remains, bool isToRemove, Console& console)
{
    const std::vector<Leftover>& all = remains.found.all;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!isToRemove)
            console.result(Words::tr("Left by a killed run: %1\n").arg(all[i].name));
        else if (remains.removed[i].ok())
            console.result(Words::tr("Removed %1.\n").arg(all[i].name));
    }
    if (isToRemove && all.empty())
        console.result(Words::tr("Killed runs left nothing.\n"));
    if (!isToRemove && !all.empty())
        console.note(Words::tr("breakeven check with --clean removes what killed runs left."));
}

QJsonValue jsonOf(const Result<Remains>& remains)
{
    if (!remains.ok())
        return QJsonValue::Null;
    QJsonArray leftovers;
    const std::vector<Leftover>& all = remains.value().found.all;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::vector<Status>& removed = remains.value().removed;
        leftovers.append(QJsonObject{{QStringLiteral("name"), all[i].name},
                                     {QStringLiteral("removed"), !removed.empty() && removed[i].ok()}});
    }
    return leftovers;
}

// {what the run file says of a target …, "leftovers":[{"name","removed"}]}; null where they can't be seen.
QJsonDocument jsonOf(const TargetFacts& facts, const Result<Remains>& remains)
{
    QJsonObject object = toJson(facts);
    object.insert(QStringLiteral("leftovers"), jsonOf(remains));
    return QJsonDocument(object);
}

} // namespace

ExitStatus checkVerb(const Verb& verb, const QStringList& arguments, Console& console)
{
    QCommandLineParser parser;
    const QCommandLineOption trustKey(
        QStringLiteral("trust-key"),
        Words::tr("Trusts the key of an sftp:// target's host if this is its fingerprint."),
        Words::tr("fingerprint"));
    const QCommandLineOption clean(QStringLiteral("clean"),
                                   Words::tr("Removes what killed runs left at the target."));
    const QCommandLineOption json(QStringLiteral("json"), Words::tr("Prints one JSON object."));
    parser.addOptions({trustKey, clean, json});
    const PasswordInput passwords;
    passwords.addTo(parser);
    if (const auto status = parseArguments(verb, parser, arguments, 1, 1, console))
        return *status;

    const auto target = targetFromText(parser.positionalArguments().front());
    if (!target.ok()) {
        console.error(sentence(target.error()));
        return ExitStatus::Failed;
    }
    const QString fingerprint = parser.value(trustKey);
    if (parser.isSet(trustKey) && !std::holds_alternative<SshfsTarget>(target.value().backend))
        return usageError(verb, Words::tr("--trust-key is for sftp:// targets."), console);
    if (parser.isSet(trustKey) && !isFingerprint(fingerprint))
        return usageError(verb, Words::tr("--trust-key: a fingerprint reads “ssh-ed25519 SHA256:…”."),
                          console);

    if (!passwordOf(target.value()).isEmpty())
        console.warning(Words::tr("other users of this machine can see a password in the arguments; leave it "
                                  "out to be asked for it, or use --password-stdin."));
    std::vector<Target> asked{target.value()};
    if (const auto status = passwords.fill(asked, verb, parser, console))
        return *status;
    auto facts = checkTrusting(asked.front(), fingerprint);
    if (!facts.ok() && facts.error().code == Error::Code::CredentialsNeeded &&
        PasswordInput::ask(asked.front(), asked, console))
        facts = checkTrusting(asked.front(), fingerprint);
    if (!facts.ok()) {
        sayWhyNot(facts.error(), console);
        return ExitStatus::Failed;
    }
    if (!parser.isSet(json)) // at once, as looking for leftovers may take a while
        console.result(textOf(asked.front(), facts.value()));
    const auto remains = remainsAt(asked.front(), parser.isSet(clean));
    if (parser.isSet(json))
        console.result(jsonOf(facts.value(), remains));
    else if (remains.ok())
        tellOf(remains.value(), parser.isSet(clean), console);
    return warnOf(remains, parser.isSet(clean), console);
}

} // namespace breakeven
