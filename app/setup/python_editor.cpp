// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/setup/python_editor.h"

#include "app/theme/plain_text.h"
#include "app/theme/role.h"
#include "app/wording/error_text.h"
#include "app/wording/python_text.h"
#include "core/backends/target/target_types.h"
#include "core/runtimes/batch_template.h"

#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace breakeven {

namespace {

constexpr int automatic = 0; // index of the first item

QString nameOf(const PythonInterpreter& interpreter)
{
    return pythonName(interpreter.implementation, interpreter.version, interpreter.gil);
}

QString librariesOf(const PythonInterpreter& interpreter)
{
    const auto line = [](const QString& module, bool there) {
        return there ? PythonEditor::tr("%1 found").arg(module) : PythonEditor::tr("%1 missing").arg(module);
    };
    QStringList lines{interpreter.path, line(QStringLiteral("numpy"), interpreter.numpy)};
    for (const TargetType* type : targetTypes())
        if (const PythonClient client = type->python; !client.module.isEmpty())
            lines.append(line(client.name, interpreter.clients.contains(client.module)));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

PythonEditor::PythonEditor(QWidget* parent)
    : QWidget(parent)
    , m_interpreters(new QComboBox(this))
    , m_hint(new QLabel(this))
    , m_batchFile(new QPushButton(this))
    , m_ours(new QPushButton(this))
    , m_template(new QPushButton(this))
{
    m_interpreters->setObjectName(QStringLiteral("interpreters"));
    m_interpreters->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_interpreters->setMinimumContentsLength(16);
    m_batchFile->setObjectName(QStringLiteral("batchFile"));
    setRole(m_hint, Role::Small);
    m_hint->setWordWrap(true);
    setRole(m_batchFile, Role::Link);
    setRole(m_ours, Role::Link);
    m_template->setObjectName(QStringLiteral("batchTemplate"));
    setRole(m_template, Role::Link);

    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(m_batchFile);
    row->addWidget(m_ours);
    row->addWidget(m_template);
    row->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(6);
    layout->addWidget(m_interpreters);
    layout->addWidget(m_hint);
    layout->addLayout(row);

    connect(m_interpreters, qOverload<int>(&QComboBox::activated), this, &PythonEditor::take);
    connect(m_batchFile, &QPushButton::clicked, this, &PythonEditor::askForBatchFile);
    connect(m_ours, &QPushButton::clicked, this, [this] { setBatchFile({}); });
    connect(m_template, &QPushButton::clicked, this, &PythonEditor::askWhereToSaveTemplate);
    connect(&m_finder, &PythonFinder::found, this, [this](const std::vector<PythonInterpreter>& found) {
        m_searching = false;
        for (const PythonInterpreter& interpreter : found)
            add(interpreter);
        fill();
    });
    connect(&m_finder, &PythonFinder::probed, this, [this](const PythonInterpreter& interpreter) {
        add(interpreter);
        m_python.interpreter = interpreter.path;
        fill();
        emit changed();
    });
    connect(&m_finder, &PythonFinder::failed, this, [this](const Error& error) {
        fill();
        say(sentence(error), true);
    });
    retranslate();
}

void PythonEditor::setPython(const PythonSetting& python)
{
    m_python = python;
    retranslate();
}

void PythonEditor::showEvent(QShowEvent* event)
{
    if (!m_searched) {
        m_searched = true;
        m_searching = true;
        m_finder.findAll();
        fill();
    }
    QWidget::showEvent(event);
}

void PythonEditor::add(const PythonInterpreter& interpreter)
{
    std::erase_if(m_found, [&](const PythonInterpreter& known) { return known.path == interpreter.path; });
    m_found.push_back(interpreter);
}

void PythonEditor::fill()
{
    const QSignalBlocker quiet(m_interpreters);
    m_interpreters->clear();
    m_interpreters->addItem(tr("The first that serves"), QString());
    for (const PythonInterpreter& interpreter : m_found) {
        m_interpreters->addItem(nameOf(interpreter), interpreter.path);
        m_interpreters->setItemData(m_interpreters->count() - 1, librariesOf(interpreter), Qt::ToolTipRole);
    }
    if (m_interpreters->findData(m_python.interpreter) < 0)
        m_interpreters->addItem(m_python.interpreter, m_python.interpreter);
    m_interpreters->addItem(tr("Another interpreter…"));
    m_interpreters->setCurrentIndex(std::max(automatic, m_interpreters->findData(m_python.interpreter)));
    m_interpreters->setToolTip(m_python.interpreter);

    if (m_searching)
        return say(tr("Looking for Pythons…"), false);
    if (m_searched && m_found.empty())
        return say(tr("No Python 3.7 or newer was found."), true);
    const auto chosen =
        std::find_if(m_found.begin(), m_found.end(), [this](const PythonInterpreter& interpreter) {
            return interpreter.path == m_python.interpreter;
        });
    if (chosen == m_found.end())
        return say(m_python.interpreter, false);
    say(chosen->numpy ? chosen->path : tr("%1 · no numpy: pure-Python workload").arg(chosen->path),
        !chosen->numpy);
}

void PythonEditor::take(int index)
{
    if (index == m_interpreters->count() - 1)
        return askForInterpreter();
    m_python.interpreter = m_interpreters->itemData(index).toString();
    fill();
    emit changed();
}

void PythonEditor::askForInterpreter()
{
    fill(); // what is set stays shown until another was found good
    auto* dialog = new QFileDialog(this, tr("Choose a Python interpreter"), QStringLiteral("/usr/bin"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        say(tr("Asking %1…").arg(path), false);
        m_finder.probe(path);
    });
    dialog->open();
}

void PythonEditor::askForBatchFile()
{
    auto* dialog = new QFileDialog(this, tr("Choose a batch of your own"),
                                   QFileInfo(m_python.batchFile).absolutePath(), tr("Python (*.py)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &PythonEditor::setBatchFile);
    dialog->open();
}

void PythonEditor::askWhereToSaveTemplate()
{
    auto* dialog = new QFileDialog(this, tr("Save a batch to fill in"), QString(), tr("Python (*.py)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("py"));
    dialog->selectFile(QStringLiteral("my_batch.py"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        const Status saved = saveBatchTemplate(path);
        say(saved.ok() ? tr("%1 is saved: fill it in, then choose it as your own batch file.").arg(path)
                       : sentence(saved.error()),
            !saved.ok());
    });
    dialog->open();
}

void PythonEditor::setBatchFile(const QString& path)
{
    m_python.batchFile = path;
    retranslate();
    emit changed();
}

void PythonEditor::say(const QString& text, bool warning)
{
    setRole(m_hint, warning ? Role::Warning : Role::Small);
    m_hint->setText(text);
    m_hint->setVisible(!text.isEmpty());
}

void PythonEditor::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PythonEditor::retranslate()
{
    m_interpreters->setAccessibleName(tr("Python interpreter"));
    const bool own = !m_python.batchFile.isEmpty();
    m_batchFile->setText(own ? withoutShortcut(QFileInfo(m_python.batchFile).fileName())
                             : tr("Own batch file…"));
    m_batchFile->setToolTip(own ? m_python.batchFile
                                : tr("A Python file with your own read(), work() and write()"));
    m_ours->setText(tr("Use ours"));
    m_ours->setVisible(own);
    m_template->setText(tr("Save a template…"));
    m_template->setToolTip(tr("A Python file to fill in with your own read(), work() and write()"));
    m_template->setVisible(!own);
    fill();
}

} // namespace breakeven
