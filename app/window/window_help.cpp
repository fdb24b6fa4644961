// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_help.h"

#include "app/background/when_ready.h"
#include "app/help/manual_window.h"
#include "app/help/shortcut_list.h"
#include "app/wording/diagnostics_text.h"

#include <QApplication>
#include <QClipboard>
#include <QScreen>
#include <QWidget>
#include <QtConcurrent>

namespace breakeven {

WindowHelp::WindowHelp(QWidget* window) : QObject(window), m_window(window) {}

void WindowHelp::showManual()
{
    if (!m_manual)
        m_manual = new ManualWindow(m_window);
    m_manual->show();
    m_manual->raise();
    m_manual->activateWindow();
}

void WindowHelp::showKeys() const
{
    showShortcuts(m_window->actions(), m_window);
}

void WindowHelp::copyDiagnostics()
{
    QStringList lines{QStringLiteral("Window system: %1").arg(QGuiApplication::platformName())};
    for (const QScreen* screen : QGuiApplication::screens())
        lines.append(QStringLiteral("Screen: %1x%2, %3 dpi, ×%4")
                         .arg(screen->size().width())
                         .arg(screen->size().height())
                         .arg(screen->logicalDotsPerInch())
                         .arg(screen->devicePixelRatio()));
    whenReady(QtConcurrent::run(
                  [lines] { return diagnosticsText(readEnvironment(), lastRunsForDiagnostics(), lines); }),
              this, [this](const QString& result) {
                  QApplication::clipboard()->setText(result);
                  emit told([] { return tr("The diagnostics are in the clipboard."); });
              });
}

} // namespace breakeven
