// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_dialogs.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace breakeven {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(breakeven::MainWindow)
};

// Shows the question; the way back is the answer of who just presses Enter.
void ask(QMessageBox* question, const QString& yes, const QString& no, const std::function<void()>& then)
{
    question->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton* agree = question->addButton(yes, QMessageBox::AcceptRole);
    question->setDefaultButton(question->addButton(no, QMessageBox::RejectRole));
    QObject::connect(question, &QMessageBox::buttonClicked, question->parentWidget(),
                     [then, agree](const QAbstractButton* button) {
                         if (button == static_cast<const QAbstractButton*>(agree))
                             then();
                     });
    question->open();
}

} // namespace

QMessageBox* askToStop(QWidget* window, const std::function<void()>& stop)
{
    auto* question = new QMessageBox(QMessageBox::Question, Words::tr("A run is going on"),
                                     Words::tr("Stop the run and close? What was measured is kept."),
                                     QMessageBox::NoButton, window);
    ask(question, Words::tr("&Stop and close"), Words::tr("&Go on"), stop);
    return question;
}

void askToStart(QWidget* window, const QStringList& programs, const std::function<void()>& start)
{
    auto* question = new QMessageBox(
        QMessageBox::Warning, Words::tr("A run from a file starts programs"),
        Words::tr("To measure again, the run that was opened starts these programs of your machine, with all "
                  "that you may do:\n\n%1\n\nStart them only if you know what they do.")
            .arg(programs.join(QLatin1Char('\n'))),
        QMessageBox::NoButton, window);
    ask(question, Words::tr("&Start them"), Words::tr("&Don't run"), start);
}

void showAbout(QWidget* window)
{
    auto* about = new QMessageBox(window);
    about->setAttribute(Qt::WA_DeleteOnClose);
    about->setWindowTitle(Words::tr("About Breakeven"));
    about->setIconPixmap(window->windowIcon().pixmap(64));
    about->setTextFormat(Qt::RichText);
    about->setText(
        Words::tr("<b>Breakeven %1</b><p>Tells, with evidence, when threads pay off for storage I/O.</p>"
                  "<p>Free software under the GNU General Public License, version 3 or later.</p>")
            .arg(QCoreApplication::applicationVersion()));
    about->open();
}

} // namespace breakeven
