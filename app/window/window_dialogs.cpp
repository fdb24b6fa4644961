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

} // namespace

QMessageBox* askToStop(QWidget* window, const std::function<void()>& stop)
{
    auto* question = new QMessageBox(QMessageBox::Question, Words::tr("A run is going on"),
                                     Words::tr("Stop the run and close? What was measured is kept."),
                                     QMessageBox::NoButton, window);
    question->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton* stopButton =
        question->addButton(Words::tr("&Stop and close"), QMessageBox::AcceptRole);
    question->addButton(Words::tr("&Go on"), QMessageBox::RejectRole);
    QObject::connect(question, &QMessageBox::buttonClicked, window,
                     [stop, stopButton](const QAbstractButton* button) {
                         if (button == static_cast<const QAbstractButton*>(stopButton))
                             stop();
                     });
    question->open();
    return question;
}

void showAbout(QWidget* window)
{
    QMessageBox::about(
        window, Words::tr("About Breakeven"),
        Words::tr("<b>Breakeven %1</b><p>Tells, with evidence, when threads pay off for storage I/O.</p>"
                  "<p>Free software under the GNU General Public License, version 3 or later.</p>")
            .arg(QStringLiteral(BREAKEVEN_VERSION)));
}

} // namespace breakeven
