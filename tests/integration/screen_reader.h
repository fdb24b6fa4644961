// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusReply>
#include <QDBusVariant>
#include <QObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QTest>

#include <functional>
#include <optional>
#include <vector>

// Something of a program as AT-SPI tells it: on the bus of accessibility.
struct Heard
{
    QString service;
    QDBusObjectPath path;

    [[nodiscard]] bool isNothing() const
    {
        return path.path().isEmpty() || path.path().endsWith(QLatin1String("/null"));
    }
    friend bool operator==(const Heard&, const Heard&) = default;
};
Q_DECLARE_METATYPE(Heard)

inline QDBusArgument& operator<<(QDBusArgument& argument, const Heard& heard)
{
    argument.beginStructure();
    argument << heard.service << heard.path;
    argument.endStructure();
    return argument;
}

inline const QDBusArgument& operator>>(const QDBusArgument& argument, Heard& heard)
{
    argument.beginStructure();
    argument >> heard.service >> heard.path;
    argument.endStructure();
    return argument;
}

// A session bus of the test's own, on which at-spi2-core is started by whoever asks for it.
class PrivateBus
{
public:
    explicit PrivateBus(const QProcessEnvironment& environment)
    {
        m_daemon.setProcessEnvironment(environment);
        m_daemon.start(
            QStringLiteral("dbus-daemon"),
            {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
        if (QTest::qWaitFor([this] { return m_daemon.canReadLine(); }, 30'000))
            m_address = QString::fromLatin1(m_daemon.readLine()).trimmed();
    }
    PrivateBus(const PrivateBus&) = delete;
    PrivateBus& operator=(const PrivateBus&) = delete;
    ~PrivateBus()
    {
        m_daemon.terminate();
        if (!m_daemon.waitForFinished())
            m_daemon.kill();
        m_daemon.waitForFinished();
    }

    [[nodiscard]] QString address() const { return m_address; } // empty: it did not start

private:
    QProcess m_daemon;
    QString m_address;
};

// Hears and works a program through AT-SPI, as a screen reader does, and by nothing else.
class ScreenReader final : public QObject
{
    Q_OBJECT

public:
    explicit ScreenReader(const QString& sessionBus)
    {
        qDBusRegisterMetaType<Heard>();
        qDBusRegisterMetaType<QList<Heard>>();
        QDBusConnection session = QDBusConnection::connectToBus(sessionBus, QStringLiteral("session"));
        const QDBusReply<QString> bus = session.call(
            QDBusMessage::createMethodCall(QStringLiteral("org.a11y.Bus"), QStringLiteral("/org/a11y/bus"),
                                           QStringLiteral("org.a11y.Bus"), QStringLiteral("GetAddress")));
        if (!bus.isValid())
            return;
        m_bus = QDBusConnection::connectToBus(bus.value(), QStringLiteral("accessibility"));
        for (const char* event : {"object:state-changed", "object:property-change"})
            ask(registry, QStringLiteral("/org/a11y/atspi/registry"),
                QStringLiteral("org.a11y.atspi.Registry"), QStringLiteral("RegisterEvent"),
                {QLatin1String(event)});
        for (const char* event : {"StateChanged", "PropertyChange"})
            m_bus.connect({}, {}, QStringLiteral("org.a11y.atspi.Event.Object"), QLatin1String(event), this,
                          SLOT(hear(QDBusMessage)));
    }
    ~ScreenReader() override
    {
        QDBusConnection::disconnectFromBus(QStringLiteral("accessibility"));
        QDBusConnection::disconnectFromBus(QStringLiteral("session"));
    }

    [[nodiscard]] bool isThere() const { return m_bus.isConnected(); }

    // The texts that were spoken of their own accord: of alerts, when they show.
    [[nodiscard]] const QStringList& announced() const { return m_announced; }
    // The descriptions that changed while `heard` was listened to.
    [[nodiscard]] QStringList changedDescriptions() const { return m_descriptions; }
    void forget()
    {
        m_announced.clear();
        m_descriptions.clear();
    }

    [[nodiscard]] std::vector<Heard> applications() const
    {
        return childrenOf(
            {QString(registry), QDBusObjectPath(QStringLiteral("/org/a11y/atspi/accessible/root"))});
    }

    [[nodiscard]] std::vector<Heard> childrenOf(const Heard& parent) const
    {
        const QVariant list = askAccessible(parent, QStringLiteral("GetChildren"));
        const QList<Heard> children = qdbus_cast<QList<Heard>>(list);
        return {children.begin(), children.end()};
    }

    [[nodiscard]] QString nameOf(const Heard& heard) const { return property(heard, QStringLiteral("Name")); }
    [[nodiscard]] QString descriptionOf(const Heard& heard) const
    {
        return property(heard, QStringLiteral("Description"));
    }
    [[nodiscard]] QString roleOf(const Heard& heard) const
    {
        return askAccessible(heard, QStringLiteral("GetRoleName")).toString();
    }
    // Of one of Atspi's states, by its number.
    enum class State { Active = 1, Checked = 4, Enabled = 8, Focused = 12, Selected = 23, Showing = 25 };
    [[nodiscard]] bool is(const Heard& heard, State state) const
    {
        const auto words = qdbus_cast<QList<quint32>>(askAccessible(heard, QStringLiteral("GetState")));
        const int number = static_cast<int>(state);
        return number / 32 < words.size() && (words.at(number / 32) >> (number % 32) & 1U) != 0;
    }

    // The first below `root`, as a reader goes through it, of that role and with a name that begins so, that
    // can be seen.
    [[nodiscard]] std::optional<Heard> find(const Heard& root, const QString& role, const QString& name) const
    {
        return find(root, [&](const Heard& heard) {
            return nameOf(heard).startsWith(name) && roleOf(heard) == role && is(heard, State::Showing);
        });
    }
    [[nodiscard]] std::optional<Heard> find(const Heard& root,
                                            const std::function<bool(const Heard&)>& isWanted) const
    {
        for (const Heard& child : childrenOf(root)) {
            if (child.isNothing())
                continue;
            if (isWanted(child))
                return child;
            if (const auto below = find(child, isWanted))
                return below;
        }
        return std::nullopt;
    }

    // By its action of that name; false: it has none.
    [[nodiscard]] bool act(const Heard& heard, const QString& action) const
    {
        const QString interface = QStringLiteral("org.a11y.atspi.Action");
        const auto count = qdbus_cast<int>(propertyOf(heard, interface, QStringLiteral("NActions")));
        for (int i = 0; i < count; ++i)
            if (ask(heard.service, heard.path.path(), interface, QStringLiteral("GetName"), {i}).toString() ==
                action)
                return ask(heard.service, heard.path.path(), interface, QStringLiteral("DoAction"), {i})
                    .toBool();
        return false;
    }
    [[nodiscard]] bool press(const Heard& heard) const { return act(heard, QStringLiteral("Press")); }

    // A row of a table, beside what is selected there.
    [[nodiscard]] bool selectRow(const Heard& table, int row) const
    {
        return ask(table.service, table.path.path(), QStringLiteral("org.a11y.atspi.Table"),
                   QStringLiteral("AddRowSelection"), {row})
            .toBool();
    }
    [[nodiscard]] int rowsOf(const Heard& table) const
    {
        return qdbus_cast<int>(
            propertyOf(table, QStringLiteral("org.a11y.atspi.Table"), QStringLiteral("NRows")));
    }
    [[nodiscard]] QString cellOf(const Heard& table, int row, int column) const
    {
        const QVariant cell = ask(table.service, table.path.path(), QStringLiteral("org.a11y.atspi.Table"),
                                  QStringLiteral("GetAccessibleAt"), {row, column});
        return nameOf(qdbus_cast<Heard>(cell));
    }

    // A key by its keysym, to whatever has the focus.
    void pressKey(int keysym) const
    {
        constexpr quint32 bySymbol = 3; // ATSPI_KEY_SYM: pressed and released
        ask(registry, QStringLiteral("/org/a11y/atspi/registry/deviceeventcontroller"),
            QStringLiteral("org.a11y.atspi.DeviceEventController"), QStringLiteral("GenerateKeyboardEvent"),
            {keysym, QString(), bySymbol});
    }

private slots:
    void hear(const QDBusMessage& event)
    {
        const QVariantList arguments = event.arguments();
        const Heard source{event.service(), QDBusObjectPath(event.path())};
        if (arguments.value(0).toString() == QLatin1String("showing") && arguments.value(1).toInt() == 1) {
            if (askAccessible(source, QStringLiteral("GetRole")).toInt() == alert)
                m_announced.append(nameOf(source));
        } else if (arguments.value(0).toString() == QLatin1String("accessible-description")) {
            m_descriptions.append(descriptionOf(source));
        }
    }

private:
    static constexpr QLatin1String registry{"org.a11y.atspi.Registry"};
    static constexpr int alert = 2; // ATSPI_ROLE_ALERT

    QVariant ask(const QString& service, const QString& path, const QString& interface, const QString& method,
                 const QVariantList& arguments = {}) const
    {
        QDBusMessage call = QDBusMessage::createMethodCall(service, path, interface, method);
        call.setArguments(arguments);
        const QDBusMessage answer = m_bus.call(call, QDBus::Block, 10'000);
        if (answer.type() != QDBusMessage::ReplyMessage)
            return {};
        const QVariant value = answer.arguments().value(0);
        return value.userType() == qMetaTypeId<QDBusVariant>() ? qvariant_cast<QDBusVariant>(value).variant()
                                                               : value;
    }
    [[nodiscard]] QVariant askAccessible(const Heard& heard, const QString& method) const
    {
        return ask(heard.service, heard.path.path(), QStringLiteral("org.a11y.atspi.Accessible"), method);
    }
    [[nodiscard]] QVariant propertyOf(const Heard& heard, const QString& interface, const QString& name) const
    {
        return ask(heard.service, heard.path.path(), QStringLiteral("org.freedesktop.DBus.Properties"),
                   QStringLiteral("Get"), {interface, name});
    }
    [[nodiscard]] QString property(const Heard& heard, const QString& name) const
    {
        return propertyOf(heard, QStringLiteral("org.a11y.atspi.Accessible"), name).toString();
    }

    QDBusConnection m_bus{QString()};
    QStringList m_announced;
    QStringList m_descriptions;
};
