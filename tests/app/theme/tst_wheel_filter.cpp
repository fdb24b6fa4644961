// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/wheel_filter.h"

#include <QApplication>
#include <QComboBox>
#include <QScrollBar>
#include <QSlider>
#include <QSpinBox>
#include <QTest>
#include <QWheelEvent>

using namespace breakeven;

namespace {

struct Boxes
{
    QWidget window;
    QComboBox combo{&window};
    QSpinBox spin{&window};
    QSlider slider{&window};

    Boxes()
    {
        combo.addItems({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
        combo.setCurrentIndex(1);
        spin.setValue(5);
        slider.setValue(5);
        window.show();
    }
};

// Whether the wheel was used up there; the system's own events go on to the parent otherwise.
bool turnOver(QWidget& widget)
{
    QWheelEvent event(QPointF(3, 3), widget.mapToGlobal(QPointF(3, 3)), {}, QPoint(0, -120), Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&widget, &event);
    return event.isAccepted();
}

} // namespace

class TestWheelFilter : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qApp->installEventFilter(&m_filter); }

    void overABoxItScrolls()
    {
        Boxes boxes;
        QVERIFY(QTest::qWaitForWindowActive(&boxes.window));
        boxes.window.setFocus();
        QVERIFY(!turnOver(boxes.combo) && !turnOver(boxes.spin) && !turnOver(boxes.slider));
        QCOMPARE(boxes.combo.currentIndex(), 1);
        QCOMPARE(boxes.spin.value(), 5);
        QCOMPARE(boxes.slider.value(), 5);
        for (const QWidget* box : {static_cast<QWidget*>(&boxes.combo), static_cast<QWidget*>(&boxes.spin)})
            QVERIFY(box->focusPolicy() != Qt::WheelFocus);
    }

    void aBoxWithTheFocusIsTurned()
    {
        Boxes boxes;
        QVERIFY(QTest::qWaitForWindowActive(&boxes.window));
        boxes.spin.setFocus();
        QVERIFY(turnOver(boxes.spin));
        QCOMPARE(boxes.spin.value(), 4);
        boxes.combo.setFocus();
        QVERIFY(turnOver(boxes.combo));
        QCOMPARE(boxes.combo.currentIndex(), 2);
    }

    void aBarScrolls()
    {
        QScrollBar bar;
        bar.show();
        QVERIFY(turnOver(bar));
        QVERIFY(bar.value() > 0);
    }

private:
    WheelFilter m_filter;
};

QTEST_MAIN(TestWheelFilter)
#include "tst_wheel_filter.moc"
