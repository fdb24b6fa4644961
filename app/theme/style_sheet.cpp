// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/style_sheet.h"

#include <QRegularExpression>

#include <cmath>

namespace breakeven {

namespace {

// "@name" stands for the theme's colour of that name.
const char* const sheet = R"(
QWidget { color: @text; }
QToolTip { background: @card; color: @text; border: 1px solid @border; padding: 6px; }
QFrame[role="card"] { background: @card; border: 1px solid @border; border-radius: 10px; }
QFrame[role="verdict"] { background: @card; border: 1px solid @accent; border-radius: 10px; }
QFrame[role="card"]:focus, QFrame[role="verdict"]:focus, QFrame[role="side"]:focus { border: 2px solid @accent; }
QFrame[role="bar"] { background: @card; border: none; }
QFrame[role="side"] { background: @card; border: none; }
QFrame[role="line"] { background: @border; border: none; }
QFrame[role="placeholder"] { background: @card; border: 1px dashed @border; border-radius: 10px; }
QFrame[role="empty-strip"] { background: @neutralSoft; border: none; }
QLabel { background: transparent; }
QLabel[role="question"] { font-size: 24px; font-weight: 600; }
QLabel[role="promise"] { font-size: 15px; color: @mutedText; }
QLabel[role="section"] { color: @mutedText; font-size: 11px; font-weight: 700; letter-spacing: 1px; }
QLabel[role="muted"] { color: @mutedText; }
QLabel[role="small"] { color: @mutedText; font-size: 11px; }
QLabel[role="title"] { font-weight: 600; }
QLabel[role="headline"] { font-size: 18px; font-weight: 600; }
QLabel[role="headline-small"] { font-size: 15px; font-weight: 600; }
QLabel[role="good"] { color: @good; }
QLabel[role="dot"] { border-radius: 4px; background: @neutralSoft; }
QLabel[role="dot"][state="good"] { background: @good; }
QLabel[role="dot"][state="bad"] { background: @warning; }
QLabel[role="brand"] { font-size: 15px; font-weight: 700; }
QLabel[role="code"] { background: @window; border: 1px solid @border; border-radius: 5px; padding: 4px 6px; font-family: monospace; font-size: 11px; }
QLabel[role="warning"] { color: @warning; font-size: 11px; }

QPushButton, QToolButton, QComboBox {
    background: @card; color: @text; border: 1px solid @border; border-radius: 7px; padding: 5px 12px; min-height: 18px;
}
QPushButton:hover, QToolButton:hover, QComboBox:hover { border-color: @accent; }
QPushButton:focus, QToolButton:focus, QComboBox:focus, QLineEdit:focus { border: 1px solid @accent; }
QPushButton:disabled, QToolButton:disabled, QComboBox:disabled { color: @mutedText; background: @window; }
QToolButton::menu-indicator { image: none; }
QToolButton[role="menu"] { padding-right: 30px; }
QToolButton[role="menu"]::menu-indicator { image: url(:/breakeven/icons/down-@mark.svg); width: 11px; height: 11px; subcontrol-origin: padding; subcontrol-position: center right; right: 12px; }
QPushButton[role="chip"] { border-radius: 13px; padding: 3px 11px; min-height: 18px; }
QPushButton[role="chip"]:checked { background: @accentSoft; border-color: @accent; color: @accent; font-weight: 600; }
QPushButton[role="chip"]:checked:disabled { color: @mutedText; border-color: @border; }
QPushButton[role="primary"] {
    background: @accent; color: @accentText; border: 1px solid @accent; border-radius: 8px; padding: 9px; font-weight: 600;
}
QDialogButtonBox QPushButton[role="primary"] { border-radius: 7px; padding: 5px 18px; }
QPushButton[role="primary"]:hover { background: @accentHover; }
QPushButton[role="primary"]:focus { border: 2px solid @text; padding: 8px; }
QPushButton[role="primary"]:disabled { background: @neutralSoft; border-color: @neutralSoft; color: @mutedText; }
QPushButton[role="question"] { border: 1px solid transparent; border-bottom: 1px solid @border; border-radius: 0; background: transparent; padding: 0; text-align: left; }
QPushButton[role="question"]:hover { background: @window; }
QPushButton[role="question"]:focus { border: 1px solid @accent; border-radius: 7px; }
QPushButton[role="tab"] { border: 1px solid transparent; background: transparent; color: @mutedText; padding: 5px 10px; }
QPushButton[role="tab"]:hover { color: @text; }
QPushButton[role="tab"]:checked { background: @accentSoft; color: @accent; font-weight: 600; }
QPushButton[role="tab"]:focus { border: 1px solid @accent; }
QPushButton[role="link"] { border: 1px solid transparent; background: transparent; color: @accent; padding: 3px 4px; text-align: left; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border: 1px solid @accent; }

QToolButton[role="link"] { border: 1px solid transparent; background: transparent; color: @mutedText; padding: 0; min-height: 0; }
QToolButton[role="link"]:hover, QToolButton[role="link"]:focus { border-color: @border; color: @text; }

QSpinBox { background: @card; border: 1px solid @border; border-radius: 7px; padding: 4px 6px; min-height: 18px; }
QSpinBox:focus { border-color: @accent; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }
QSlider::groove:horizontal { background: @neutralSoft; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal { background: @accent; border-radius: 2px; }
QSlider::handle:horizontal { background: @card; border: 2px solid @accent; width: 12px; margin: -6px 0; border-radius: 8px; }
QSlider::handle:horizontal:focus { background: @accent; }
QSlider::handle:horizontal:disabled, QSlider::sub-page:horizontal:disabled { background: @neutralSoft; border-color: @border; }

QComboBox::drop-down { border: none; width: 26px; }
QComboBox::down-arrow { image: url(:/breakeven/icons/down-@mark.svg); width: 11px; height: 11px; }
QComboBox QAbstractItemView { background: @card; border: 1px solid @border; selection-background-color: @accentSoft; selection-color: @text; }
QLineEdit { background: @card; border: 1px solid @border; border-radius: 7px; padding: 5px 8px; selection-background-color: @accent; selection-color: @accentText; }
QLineEdit > QToolButton { border: none; background: transparent; padding: 0; min-height: 0; }
QLineEdit:disabled { color: @mutedText; background: @window; }
QLineEdit[invalid="true"] { border: 1px solid @warning; }

QCheckBox { spacing: 8px; background: transparent; }
QCheckBox::indicator { width: 15px; height: 15px; border: 1px solid @mutedText; border-radius: 4px; background: @card; }
QCheckBox::indicator:hover, QCheckBox::indicator:focus { border-color: @accent; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: url(:/breakeven/icons/check-@mark.svg); }
QCheckBox::indicator:disabled { border-color: @border; background: @neutralSoft; }
QCheckBox::indicator:checked:disabled { border-color: @mutedText; background: @mutedText; }

QTableView { background: @card; border: none; gridline-color: transparent; selection-background-color: @accentSoft; selection-color: @text; }
QTableView::item { padding: 0 8px; border-bottom: 1px solid @border; }
QTableView::item:selected { background: @accentSoft; color: @text; }
QHeaderView { background: @card; border: none; }
QHeaderView::section { background: @card; color: @mutedText; border: none; border-bottom: 1px solid @border; padding: 6px 11px; font-weight: 500; }
QHeaderView::up-arrow, QHeaderView::down-arrow { subcontrol-origin: border; subcontrol-position: top center; top: 1px; width: 8px; height: 6px; }
QHeaderView::up-arrow { image: url(:/breakeven/icons/up-@mark.svg); }
QHeaderView::down-arrow { image: url(:/breakeven/icons/down-@mark.svg); }
QTableCornerButton::section { background: @card; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }

QListView { background: transparent; border: none; outline: none; }
QListView::item { border-radius: 6px; padding: 4px; }
QListView::item:hover { background: @window; }
QListView::item:selected { background: @accentSoft; color: @text; }
QListView::indicator { width: 15px; height: 15px; border: 1px solid @mutedText; border-radius: 4px; background: @card; }
QListView::indicator:checked { background: @accent; border-color: @accent; image: url(:/breakeven/icons/check-@mark.svg); }
QProgressBar { background: @neutralSoft; border: none; border-radius: 3px; min-height: 6px; max-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }

QMenu { background: @card; border: 1px solid @border; padding: 5px; }
QMenu::item { padding: 6px 26px 6px 22px; border-radius: 5px; }
QMenu::item:selected { background: @accentSoft; }
QMenu::item:disabled { color: @mutedText; }
QMenu::indicator { width: 13px; height: 13px; left: 5px; border-radius: 4px; }
QMenu::indicator:checked { background: @accent; image: url(:/breakeven/icons/check-@mark.svg); }
QMenu::separator { height: 1px; background: @border; margin: 5px 8px; }

QScrollArea { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: @neutralSoft; border-radius: 4px; min-height: 30px; margin: 1px; }
QScrollBar::handle:vertical:hover { background: @border; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:horizontal { background: @neutralSoft; border-radius: 4px; min-width: 30px; margin: 1px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: @border; }
QSplitter[role="plain"]::handle { background: transparent; }
QPushButton[role="page-tab"] { border: none; border-bottom: 2px solid transparent; border-radius: 0; background: transparent; color: @mutedText; padding: 14px 12px 13px 12px; }
QPushButton[role="page-tab"]:hover { color: @text; }
QPushButton[role="page-tab"]:checked { color: @text; font-weight: 600; border-bottom: 2px solid @accent; }
QPushButton[role="page-tab"]:focus { border: 1px solid @accent; border-bottom: 2px solid @accent; border-radius: 4px; }
QFrame[role="rail"] { background: @card; border: none; border-right: 1px solid @border; }
QFrame[role="rail"] QPushButton { padding: 0; min-width: 30px; min-height: 28px; }
QFrame[role="chosen"] { background: transparent; border: 1px solid transparent; border-radius: 8px; }
QFrame[role="chosen"][active="true"] { background: @accentSoft; border-color: @accent; }
QFrame[role="chosen"] QPushButton[role="primary"] { border-radius: 7px; padding: 5px 12px; }
QPushButton[role="danger"] { color: @bad; }
QPushButton[role="danger"]:disabled { color: @mutedText; }
QFrame[role="toast"] { background: @text; border: none; border-radius: 9px; }
QLabel[role="toast"] { color: @card; }
QPushButton[role="toast-link"] { background: transparent; border: 1px solid transparent; color: @toastLink; font-weight: 600; padding: 3px 8px; }
QPushButton[role="toast-link"]:hover, QPushButton[role="toast-link"]:focus { border-color: @toastLink; }
QLabel[role="pill"] { background: @neutralSoft; color: @mutedText; border-radius: 5px; padding: 2px 7px; font-size: 11px; font-weight: 600; }
QLabel[role="pill"][state="good"] { background: @goodSoft; color: @good; }
QLabel[role="pill"][state="warning"] { background: @warningSoft; color: @warning; }
QFrame[role="card"][warns="true"] { border-color: @warning; }
QLabel[role="message"] { background: @warningSoft; color: @text; border-radius: 8px; padding: 8px 12px; }
)";

// Lines stay as thin as they are; so a corner grows a little less than what it is of, which must be twice as
// high.
QString scaled(const QString& text, double scale)
{
    if (scale == 1)
        return text;
    constexpr int widestLine = 2;
    static const QRegularExpression size(QStringLiteral("(radius: )?\\b(\\d+)px"));
    QString result;
    qsizetype done = 0;
    for (auto matches = size.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        const int pixels = match.captured(2).toInt();
        const int larger = match.hasCaptured(1) ? static_cast<int>((pixels - 1) * scale + 1)
                                                : static_cast<int>(std::lround(pixels * scale));
        result += text.mid(done, match.capturedStart(2) - done);
        result += QString::number(pixels <= widestLine ? pixels : larger);
        done = match.capturedEnd(2);
    }
    return result + text.mid(done);
}

} // namespace

QString styleSheetOf(const Theme& theme, double scale)
{
    const bool dark = theme.appearance == Appearance::Dark;
    // Longer names first: "@accent" is the beginning of others.
    const std::initializer_list<std::pair<const char*, QColor>> colours{
        {"@accentHover", dark ? theme.accent.lighter(110) : theme.accent.darker(110)},
        {"@accentSoft", theme.accentSoft},
        {"@accentText", theme.accentText},
        {"@accent", theme.accent},
        {"@bad", theme.bad},
        {"@border", theme.border},
        {"@card", theme.card},
        {"@goodSoft", theme.goodSoft},
        {"@good", theme.good},
        {"@mutedText", theme.mutedText},
        {"@neutralSoft", theme.neutralSoft},
        // On the text's colour: what the accent is in the other appearance.
        {"@toastLink", breakeven::theme(dark ? Appearance::Light : Appearance::Dark).accent},
        {"@text", theme.text},
        {"@warningSoft", theme.warningSoft},
        {"@warning", theme.warning},
        {"@window", theme.window},
    };
    QString result = scaled(QString::fromUtf8(sheet), scale);
    result.replace(QLatin1String("@mark"), dark ? QLatin1String("dark") : QLatin1String("light"));
    for (const auto& [name, colour] : colours)
        result.replace(QLatin1String(name), colour.name());
    return result;
}

} // namespace breakeven
