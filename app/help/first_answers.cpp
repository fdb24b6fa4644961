// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/help/first_answers.h"

#include "app/theme/role.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace breakeven {

namespace {

constexpr qsizetype mostSubjects = 3; // more would say no more

// A button of two lines.
class QuestionButton final : public QPushButton
{
public:
    QuestionButton(const QString& title, const QString& description, QWidget* parent)
        : QPushButton(parent)
        , m_description(new QLabel(description, this))
    {
        setRole(this, Role::Question);
        setAccessibleName(title);
        setAccessibleDescription(description);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        auto* words = new QVBoxLayout;
        words->setSpacing(1);
        auto* head = new QLabel(title, this);
        setRole(head, Role::Title);
        setRole(m_description, Role::Small);
        words->addWidget(head);
        words->addWidget(m_description);
        auto* more = new QLabel(QStringLiteral("›"), this);
        setRole(more, Role::Muted);
        auto* layout = new QHBoxLayout(this);
        layout->setContentsMargins(4, 7, 4, 7);
        layout->addLayout(words, 1);
        layout->addWidget(more);
        for (QLabel* label : {head, m_description, more}) {
            label->setAttribute(Qt::WA_TransparentForMouseEvents);
            label->setWordWrap(label != more);
        }
    }

    [[nodiscard]] QSize sizeHint() const override { return layout()->sizeHint(); }
    [[nodiscard]] QSize minimumSizeHint() const override { return layout()->minimumSize(); }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override { return layout()->heightForWidth(width); }

private:
    QLabel* m_description;
};

void clear(QLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (item->widget() != nullptr) {
            item->widget()->hide();
            item->widget()->deleteLater(); // one of them may be in the middle of its click
        }
        delete item;
    }
}

QWidget* placeholderOf(const FirstAnswers::Subject& subject, const QString& from, const QString& to,
                       QWidget* parent)
{
    auto* card = new QFrame(parent);
    setRole(card, Role::Placeholder);
    auto* name = new QLabel(subject.name, card);
    setRole(name, Role::Title);
    name->setWordWrap(true);
    auto* runtime = new QLabel(subject.runtime, card);
    setRole(runtime, Role::Small);
    auto* promise = new QLabel(FirstAnswers::tr("The answer comes here, in a sentence."), card);
    setRole(promise, Role::Muted);
    promise->setWordWrap(true);
    auto* strip = new QFrame(card);
    setRole(strip, Role::EmptyStrip);
    strip->setFixedHeight(8);
    auto* ends = new QHBoxLayout;
    for (const QString& end : {from, to}) {
        auto* label = new QLabel(end, card);
        setRole(label, Role::Small);
        ends->addWidget(label, 0, end == to ? Qt::AlignRight : Qt::AlignLeft);
    }
    auto* head = new QHBoxLayout;
    head->setSpacing(6);
    head->addWidget(name);
    head->addWidget(runtime, 1, Qt::AlignBottom);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(13, 11, 13, 11);
    layout->setSpacing(5);
    layout->addLayout(head);
    layout->addWidget(promise);
    layout->addWidget(strip);
    layout->addLayout(ends);
    return card;
}

} // namespace

FirstAnswers::FirstAnswers(QWidget* parent)
    : QWidget(parent)
    , m_subjects(new QVBoxLayout)
    , m_list(new QVBoxLayout)
    , m_title(new QLabel(this))
{
    setRole(m_title, Role::Section);
    auto* card = new QFrame(this);
    setRole(card, Role::Card);
    auto* inner = new QVBoxLayout(card);
    inner->setContentsMargins(13, 13, 13, 9);
    inner->setSpacing(2);
    inner->addWidget(m_title);
    inner->addLayout(m_list);
    m_subjects->setSpacing(10);
    m_list->setSpacing(0);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(10);
    layout->addLayout(m_subjects);
    layout->addWidget(card);
    layout->addStretch();
    retranslate();
}

void FirstAnswers::setSubjects(const QList<Subject>& subjects, const QString& from, const QString& to)
{
    if (const Shown wanted{subjects, from, to}; wanted != m_shown) {
        m_shown = wanted;
        showSubjects();
    }
}

void FirstAnswers::showSubjects()
{
    clear(m_subjects);
    for (const Subject& subject : m_shown.subjects.mid(0, mostSubjects))
        m_subjects->addWidget(placeholderOf(subject, m_shown.from, m_shown.to, this));
    const qsizetype others = m_shown.subjects.size() - mostSubjects;
    if (others > 0) {
        auto* more = new QLabel(tr("and %n more", nullptr, static_cast<int>(others)), this);
        setRole(more, Role::Small);
        m_subjects->addWidget(more);
    }
}

void FirstAnswers::setQuestions(const QList<Question>& questions)
{
    if (questions == m_questions)
        return;
    m_questions = questions;
    showQuestions();
}

void FirstAnswers::showQuestions()
{
    clear(m_list);
    for (const Question& question : m_questions) {
        auto* button = new QuestionButton(question.title, question.description, this);
        connect(button, &QPushButton::clicked, this, [this, id = question.id] { emit asked(id); });
        m_list->addWidget(button);
    }
    auto* own = new QuestionButton(tr("Use your own storage"),
                                   tr("an address, or a folder dropped on the list"), this);
    connect(own, &QPushButton::clicked, this, &FirstAnswers::ownStorageWanted);
    m_list->addWidget(own);
}

void FirstAnswers::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void FirstAnswers::retranslate()
{
    m_title->setText(tr("OR ASK SOMETHING ELSE"));
    showSubjects();
    showQuestions();
}

} // namespace breakeven
