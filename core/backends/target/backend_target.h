// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backends/target/layout.h"
#include "core/backends/target/target_type.h"
#include "core/base/result.h"

#include <QJsonObject>
#include <QString>

#include <chrono>
#include <concepts>
#include <memory>
#include <optional>
#include <utility>

namespace breakeven {

// The fields by which one back end finds a target: a plain struct that a room brings. It may also have
//
//   Layout layout;                  files lie in a folder in one of two ways
//   QString password;               in memory only: never written
//   QString passwordServer() const; the server's address, written one way whatever way the target writes it;
//                                   empty: it never wants a password
//   openingTime() const             how long it takes to open it, as a rule; else 100 ms
template <typename T>
concept TargetFields = requires(const T& fields, QJsonObject& object, const QString& where)
{
    {
        T::type()
        } -> std::same_as<const TargetType&>;
    {
        fields == fields
        } -> std::same_as<bool>;
    fields.writeTo(object); // JSON keys, as TargetType::read() reads them
    {
        fields.address()
        } -> std::same_as<QString>; // that TargetType reads back
    {
        fields.validate(where)
        } -> std::same_as<Status>; // InvalidInput names the key: where + ".port"
};

// A target's back end and where it is, whichever it is: a value of some TargetFields. Default-constructed it
// is of none, as a plan that can't be read has it.
class BackendTarget
{
public:
    BackendTarget();
    template <TargetFields T>
    BackendTarget(T fields) : m_fields(std::make_unique<Held<T>>(std::move(fields)))
    {}
    BackendTarget(const BackendTarget& other) : m_fields(other.m_fields->clone()) {}
    BackendTarget& operator=(const BackendTarget& other)
    {
        m_fields = other.m_fields->clone();
        return *this;
    }
    BackendTarget(BackendTarget&&) noexcept = default;
    BackendTarget& operator=(BackendTarget&&) noexcept = default;
    ~BackendTarget() = default;

    [[nodiscard]] const TargetType& type() const { return m_fields->type(); }
    [[nodiscard]] QLatin1String id() const { return type().id; }

    // Null where it is of another back end.
    template <TargetFields T>
    [[nodiscard]] const T* as() const
    {
        return &type() == &T::type() ? &static_cast<const Held<T>&>(*m_fields).fields : nullptr;
    }
    template <TargetFields T>
    [[nodiscard]] T* as()
    {
        return &type() == &T::type() ? &static_cast<Held<T>&>(*m_fields).fields : nullptr;
    }

    void writeTo(QJsonObject& object) const; // with "backend", without password
    [[nodiscard]] QString address() const { return m_fields->address(); }
    [[nodiscard]] Status validate(const QString& where) const { return m_fields->validate(where); }

    // Nothing, or without effect, where the back end has no such thing.
    [[nodiscard]] std::optional<Layout> layout() const;
    void setLayout(Layout layout);
    [[nodiscard]] QString passwordServer() const { return m_fields->passwordServer(); }
    [[nodiscard]] std::chrono::milliseconds openingTime() const { return m_fields->openingTime(); }
    [[nodiscard]] QString password() const;
    void setPassword(const QString& password);

    friend bool operator==(const BackendTarget& a, const BackendTarget& b)
    {
        return a.m_fields->equals(*b.m_fields);
    }

private:
    struct Fields
    {
        Fields() = default;
        Fields(const Fields&) = default;
        Fields& operator=(const Fields&) = delete;
        virtual ~Fields() = default;

        [[nodiscard]] virtual std::unique_ptr<Fields> clone() const = 0;
        [[nodiscard]] virtual bool equals(const Fields& other) const = 0;
        [[nodiscard]] virtual const TargetType& type() const = 0;
        virtual void writeTo(QJsonObject& object) const = 0;
        [[nodiscard]] virtual QString address() const = 0;
        [[nodiscard]] virtual Status validate(const QString& where) const = 0;
        [[nodiscard]] virtual Layout* layout() = 0;
        [[nodiscard]] virtual QString* password() = 0;
        [[nodiscard]] virtual QString passwordServer() const = 0;
        [[nodiscard]] virtual std::chrono::milliseconds openingTime() const = 0;
    };

    template <TargetFields T>
    struct Held final : Fields
    {
        explicit Held(T value) : fields(std::move(value)) {}

        [[nodiscard]] std::unique_ptr<Fields> clone() const override { return std::make_unique<Held>(*this); }
        [[nodiscard]] bool equals(const Fields& other) const override
        {
            return &other.type() == &T::type() && static_cast<const Held&>(other).fields == fields;
        }
        [[nodiscard]] const TargetType& type() const override { return T::type(); }
        void writeTo(QJsonObject& object) const override { fields.writeTo(object); }
        [[nodiscard]] QString address() const override { return fields.address(); }
        [[nodiscard]] Status validate(const QString& where) const override { return fields.validate(where); }
        Layout* layout() override
        {
            if constexpr (requires(T & t) { t.layout; })
                return &fields.layout;
            else
                return nullptr;
        }
        QString* password() override
        {
            if constexpr (requires(T & t) { t.password; })
                return &fields.password;
            else
                return nullptr;
        }
        [[nodiscard]] QString passwordServer() const override
        {
            if constexpr (requires(const T& t) { t.passwordServer(); })
                return fields.passwordServer();
            else
                return {};
        }
        [[nodiscard]] std::chrono::milliseconds openingTime() const override
        {
            if constexpr (requires(const T& t) { t.openingTime(); })
                return fields.openingTime();
            else
                return std::chrono::milliseconds(100);
        }

        T fields;
    };

    std::unique_ptr<Fields> m_fields; // null only in what was moved from
};

// What an address leads to, and a name for it.
struct AddressedTarget
{
    QString name;
    BackendTarget backend;
};

} // namespace breakeven
