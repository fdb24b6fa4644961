// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/interruptible.h"
#include "app/commands/password_input.h"
#include "app/commands/verb.h"
#include "app/wording/emulation_text.h"
#include "app/wording/error_text.h"
#include "app/wording/file_system_text.h"
#include "app/wording/quantity_text.h"
#include "core/backends/leftovers.h"
#include "core/backends/redis/redis_code.h"
#include "core/backends/redis/target/redis_target.h"
#include "core/backends/redis/tls_code.h"
#include "core/backends/sshfs/sshfs_code.h"
#include "core/backends/sshfs/sshfs_host_keys.h"
#include "core/backends/sshfs/target/sshfs_target.h"
#include "core/backends/target_check.h"
#include "core/base/home_path.h"
#include "core/base/masked_address.h"
#include "core/environment/environment_json.h"
#include "core/plan/target_address.h"

#include <QCommandLineOption>
#include <QCoreApplication>
#include <QFileInfo>
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
    return error.code == SshfsCode::HostKeyUnknown || error.code == SshfsCode::HostKeyChanged;
}

// "ssh-ed25519 SHA256:…", as the check shows it.
bool isFingerprint(const QString& text)
{
    static const QRegularExpression fingerprint(
        QStringLiteral("^[A-Za-z0-9][A-Za-z0-9@.-]* SHA256:[A-Za-z0-9+/]+$"));
    return fingerprint.match(text).hasMatch();
}

// Stores the host's key where it is the one that the user has named, and checks again.
Result<TargetFacts> checkTrusting(const Target& target, const QString& fingerprint,
                                  const std::stop_token& stop)
{
    auto facts = checkTarget(target, stop);
    if (facts.ok() || !isAboutHostKey(facts.error()) || fingerprint.isEmpty())
        return facts;
    if (const Status trusted = trustHostKey(*target.backend.as<SshfsTarget>(), fingerprint, stop);
        !trusted.ok())
        return trusted.error();
    return checkTarget(target, stop);
}

// The files of a rediss:// server, which have no place in its address.
struct TlsOptions
{
    TlsOptions()
        : authority(QStringLiteral("ca-file"),
                    Words::tr("Of a rediss:// target: the file of the certificate authority to trust."),
                    QStringLiteral("file"))
        , certificate(QStringLiteral("client-certificate"),
                      Words::tr("Of a rediss:// target: the file of the certificate to show."),
                      QStringLiteral("file"))
        , key(QStringLiteral("client-key"), Words::tr("Of a rediss:// target: the file of that one's key."),
              QStringLiteral("file"))
    {}

    void addTo(QCommandLineParser& parser) const { parser.addOptions({authority, certificate, key}); }

    [[nodiscard]] std::optional<ExitStatus> applyTo(Target& target, const Verb& verb,
                                                    const QCommandLineParser& parser, Console& console) const
    {
        if (!parser.isSet(authority) && !parser.isSet(certificate) && !parser.isSet(key))
            return std::nullopt;
        auto* redis = target.backend.as<RedisTarget>();
        if (redis == nullptr || !redis->server.startsWith(QLatin1String("rediss://")))
            return usageError(verb, Words::tr("certificates are for rediss:// targets."), console);
        if (parser.isSet(certificate) != parser.isSet(key))
            return usageError(verb, Words::tr("--client-certificate and --client-key go together."), console);
        const auto path = [&parser](const QCommandLineOption& option) {
            return parser.isSet(option) ? QFileInfo(atHome(parser.value(option))).absoluteFilePath()
                                        : QString();
        };
        redis->caFile = path(authority);
        redis->clientCertificate = path(certificate);
        redis->clientKey = path(key);
        return std::nullopt;
    }

    QCommandLineOption authority;
    QCommandLineOption certificate;
    QCommandLineOption key;
};

void sayWhyNot(const Error& error, Console& console)
{
    console.error(sentence(error));
    if (error.code == TlsCode::CertificateUntrusted)
        console.note(Words::tr("The file is given with --ca-file."));
    if (error.code == TlsCode::ClientRefused)
        console.note(Words::tr("They are given with --client-certificate and --client-key."));
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

Result<Remains> remainsAt(const Target& target, bool isToRemove, const std::stop_token& stop)
{
    auto found = findLeftovers(target, stop);
    if (!found.ok())
        return found.error();
    Remains remains{.found = std::move(found).value(), .removed = {}};
    if (isToRemove)
        for (const Leftover& leftover : remains.found.all)
            remains.removed.push_back(remove(leftover, stop));
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
    const TlsOptions tls;
    parser.addOptions({trustKey, clean, json});
    tls.addTo(parser);
    const PasswordInput passwords;
    passwords.addTo(parser);
    if (const auto status = parseArguments(verb, parser, arguments, 1, 1, console))
        return *status;

    const QString address = parser.positionalArguments().front();
    if (holdsPassword(address))
        console.warning(Words::tr("other users of this machine can see a password in the arguments; leave it "
                                  "out to be asked for it, or use --password-stdin."));
    const auto target = targetFromText(address);
    if (!target.ok()) {
        console.error(sentence(target.error()));
        return ExitStatus::Failed;
    }
    const QString fingerprint = parser.value(trustKey);
    if (parser.isSet(trustKey) && target.value().backend.as<SshfsTarget>() == nullptr)
        return usageError(verb, Words::tr("--trust-key is for sftp:// targets."), console);
    if (parser.isSet(trustKey) && !isFingerprint(fingerprint))
        return usageError(verb, Words::tr("--trust-key: a fingerprint reads “ssh-ed25519 SHA256:…”."),
                          console);

    std::vector<Target> asked{target.value()};
    if (const auto status = tls.applyTo(asked.front(), verb, parser, console))
        return *status;
    if (const auto status = passwords.fill(asked, verb, parser, console))
        return *status;
    const auto check = [&](const std::stop_token& stop) {
        return checkTrusting(asked.front(), fingerprint, stop);
    };
    auto facts = untilSignal(check);
    if (facts && !facts->ok() && facts->error().code == RedisCode::CredentialsNeeded &&
        PasswordInput::ask(asked.front(), asked, console))
        facts = untilSignal(check);
    if (!facts)
        return ExitStatus::Cancelled;
    if (!facts->ok()) {
        sayWhyNot(facts->error(), console);
        return ExitStatus::Failed;
    }
    if (!parser.isSet(json)) // at once, as looking for leftovers may take a while
        console.result(textOf(asked.front(), facts->value()));
    const auto remains = untilSignal(
        [&](const std::stop_token& stop) { return remainsAt(asked.front(), parser.isSet(clean), stop); });
    if (!remains)
        return ExitStatus::Cancelled;
    if (parser.isSet(json))
        console.result(jsonOf(facts->value(), *remains));
    else if (remains->ok())
        tellOf(remains->value(), parser.isSet(clean), console);
    return warnOf(*remains, parser.isSet(clean), console);
}

} // namespace breakeven
