// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace breakeven {

// What stands where the answers will be, as long as nothing was measured: where each will come, and what else
// can be asked.
class FirstAnswers final : public QWidget
{
    Q_OBJECT

public:
    explicit FirstAnswers(QWidget* parent = nullptr);

    // What an answer is of, such as "redis", and how.
    struct Subject
    {
        QString name;
        QString runtime;

        friend bool operator==(const Subject&, const Subject&) = default;
    };
    // `from` and `to`: the ends of the axis.
    void setSubjects(const QList<Subject>& subjects, const QString& from, const QString& to);

    struct Question
    {
        QString id;
        QString title;
        QString description;

        friend bool operator==(const Question&, const Question&) = default;
    };
    // The last entry, of the user's own storage, comes by itself.
    void setQuestions(const QList<Question>& questions);

signals:
    void asked(const QString& id);
    void ownStorageWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    struct Shown
    {
        QList<Subject> subjects;
        QString from;
        QString to;

        friend bool operator==(const Shown&, const Shown&) = default;
    };
    void showSubjects();
    void showQuestions();

    Shown m_shown;
    QList<Question> m_questions;
    QVBoxLayout* m_subjects; // these are owned by this, through QObject
    QVBoxLayout* m_list;
    QLabel* m_title;
};

} // namespace breakeven
