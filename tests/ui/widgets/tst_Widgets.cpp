#include "ShownWindow.h"
#include "ui/style/FocusRing.h"
#include "ui/style/Theme.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/CountdownLabel.h"
#include "ui/widgets/CountdownTimer.h"
#include "ui/widgets/LoadingShape.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/Rail.h"
#include "ui/widgets/StatusStrip.h"
#include "ui/widgets/StepsView.h"
#include "ui/widgets/TwoLineList.h"
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QtTest>

using namespace bhxh::ui;
using namespace Qt::StringLiterals;

class tst_Widgets : public QObject
{
    Q_OBJECT
private slots:
    void aButtonClicksByEnterAndByItsKey();
    void aBusyButtonDoesNothingAndKeepsWidthAndFocus();
    void aMessageMovesNothingBelow();
    void aLongMessageLiesOverWhatIsBelow();
    void aMessageCanBeReachedByTabAndClosed();
    void stepsReadAsText();
    void aCountdownRunsOnItsClock();
    void aCountdownStopsWhileHidden();
    void theRailHasOneTabStopAndMovesByArrows();
    void aShapeComesAfterItsQuietTime();
    void aListKeepsItsChoiceWhenItsItemsChange();
    void aRowIsReadAsOneSentence();
    void partsOfTheStripComeAndGo();
    void theFocusRingFollowsTheKeyboard();
};

void tst_Widgets::aButtonClicksByEnterAndByItsKey()
{
    auto* button = new ActionButton(u"Sửa email"_s);
    button->setKey(Qt::Key_F3);
    auto* other = new QLineEdit;
    ShownWindow window({other, button});
    QSignalSpy clicked(button, &ActionButton::clicked);
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Return);
    QCOMPARE(clicked.count(), 1);
    other->setFocus();
    QTest::keyClick(other, Qt::Key_F3);
    QCOMPARE(clicked.count(), 2);
}

void tst_Widgets::aBusyButtonDoesNothingAndKeepsWidthAndFocus()
{
    auto* button = new ActionButton(u"Gửi mã đến l***n@g***.com"_s, ActionButton::Kind::Primary);
    button->setKey(Qt::Key_F6);
    ShownWindow window({button});
    QSignalSpy clicked(button, &ActionButton::clicked);
    button->setFocus();
    const int width = button->sizeHint().width();
    button->setBusy(true, u"Đang gửi"_s);
    QCOMPARE(button->sizeHint().width(), width);
    QCOMPARE(button->accessibleName(), u"Đang gửi…"_s);
    QTest::keyClick(button, Qt::Key_Return);
    QTest::keyClick(button, Qt::Key_Space);
    QTest::keyClick(button, Qt::Key_F6);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(clicked.count(), 0);
    QVERIFY(button->hasFocus());
    button->setBusy(false);
    QTest::keyClick(button, Qt::Key_F6);
    QCOMPARE(clicked.count(), 1);
}

void tst_Widgets::aMessageMovesNothingBelow()
{
    auto* bar = new MessageBar;
    auto* below = new QLabel(u"dưới"_s);
    ShownWindow window({bar, below});
    const QRect before = below->geometry();
    bar->setMessage(Tone::Bad, u"Mã không đúng."_s, u"Mã 415"_s, {u"Gửi lại mã"_s});
    QTest::qWait(20);
    QCOMPARE(below->geometry(), before);
    QCOMPARE(bar->text(), u"Mã không đúng."_s);
    QCOMPARE(bar->code(), u"Mã 415"_s);
    bar->clearMessage();
    QTest::qWait(20);
    QCOMPARE(below->geometry(), before);
    QVERIFY(!bar->hasMessage());
    QCOMPARE(bar->text(), QString());
}

void tst_Widgets::aLongMessageLiesOverWhatIsBelow()
{
    auto* bar = new MessageBar;
    auto* below = new QPushButton(u"dưới"_s);
    ShownWindow window({bar, below});
    window.resize(420, 400);
    QTest::qWait(20);
    const QRect before = below->geometry();
    bar->setMessage(Tone::Caution, u"Chưa biết đã gửi hay chưa: đường truyền đứt khi đang đợi trả lời. "_s.repeated(4),
                    u"Mã 210"_s, {u"Hỏi lại"_s});
    QTest::qWait(20);
    QCOMPARE(below->geometry(), before);
    auto* action = window.findChild<ActionButton*>();
    QVERIFY(action->isVisible());
    const QWidget* panel = action->parentWidget();
    QVERIFY(panel->height() > bar->height());
    QVERIFY(panel->geometry().contains(panel->parentWidget()->rect().topLeft() + bar->pos()));
    QSignalSpy chosen(bar, &MessageBar::actionChosen);
    QTest::mouseClick(action, Qt::LeftButton);
    QCOMPARE(chosen.count(), 1);
    bar->clearMessage();
    QVERIFY(!action->isVisible());
}

void tst_Widgets::aMessageCanBeReachedByTabAndClosed()
{
    auto* before = new QLineEdit;
    auto* bar = new MessageBar;
    auto* after = new QLineEdit;
    ShownWindow window({before, bar, after});
    bar->setMessage(Tone::Good, u"Đã gửi."_s);
    before->setFocus();
    QTest::keyClick(before, Qt::Key_Tab);
    auto* text = qobject_cast<QLabel*>(QApplication::focusWidget());
    QVERIFY(text);
    QVERIFY(text->accessibleName().contains(u"Đã gửi."_s));
    QTest::keyClick(text, Qt::Key_Tab);
    QWidget* close = QApplication::focusWidget();
    QSignalSpy closed(bar, &MessageBar::closed);
    QTest::keyClick(close, Qt::Key_Space);
    QCOMPARE(closed.count(), 1);
    QVERIFY(!bar->hasMessage());
}

void tst_Widgets::stepsReadAsText()
{
    StepsView steps;
    steps.setSteps(
        {{u"Gửi mã"_s, Step::State::Past, u"08:21"_s}, {u"Nhập mã"_s, Step::State::Present, u"đang đợi từ 08:21"_s}});
    QVERIFY(steps.accessibleName().contains(u"Gửi mã"_s));
    QVERIFY(steps.accessibleName().contains(u"đang đợi từ 08:21"_s));
    const int height = steps.sizeHint().height();
    steps.setSteps({{u"Gửi mã"_s, Step::State::Past, {}}, {u"Nhập mã"_s, Step::State::Failed, {}}});
    QCOMPARE(steps.sizeHint().height(), height);
}

void tst_Widgets::aCountdownRunsOnItsClock()
{
    QDateTime now(QDate(2026, 11, 23), QTime(1, 0), Qt::UTC);
    auto* label = new CountdownLabel([&] { return now; });
    label->setPattern(u"%1 còn hiệu lực"_s);
    label->setOverText(u"đã hết hạn"_s);
    ShownWindow window({label});
    QSignalSpy elapsed(label, &CountdownLabel::elapsed);
    label->setEnd(now.addSecs(600));
    QCOMPARE(label->text(), u"10:00 còn hiệu lực"_s);
    QCOMPARE(label->role(), ColourRole::TextMuted);
    now = now.addSecs(541);
    QTRY_COMPARE(label->text(), u"00:59 còn hiệu lực"_s);
    QCOMPARE(label->role(), ColourRole::Caution);
    QCOMPARE(label->secondsLeft(), 59);
    now = now.addSecs(59);
    QTRY_COMPARE(elapsed.count(), 1);
    QCOMPARE(label->text(), u"đã hết hạn"_s);
    QVERIFY(!CountdownTimer::instance().isRunning());
    now = now.addSecs(5);
    QTest::qWait(300);
    QCOMPARE(elapsed.count(), 1);
    // A clock that is set back never shows more than there is.
    label->setEnd(now.addSecs(-10));
    QCOMPARE(label->secondsLeft(), 0);
    QTRY_COMPARE(elapsed.count(), 2);
    label->setEnd({});
    QCOMPARE(label->text(), QString());
    QVERIFY(!CountdownTimer::instance().isRunning());
}

void tst_Widgets::aCountdownStopsWhileHidden()
{
    QDateTime now(QDate(2026, 11, 23), QTime(1, 0), Qt::UTC);
    auto* first = new CountdownLabel([&] { return now; });
    auto* second = new CountdownLabel([&] { return now; });
    ShownWindow window({first, second});
    first->setEnd(now.addSecs(90));
    second->setEnd(now.addSecs(90));
    QVERIFY(CountdownTimer::instance().isRunning());
    first->hide();
    QVERIFY(CountdownTimer::instance().isRunning());
    second->hide();
    QVERIFY(!CountdownTimer::instance().isRunning());
    QSignalSpy elapsed(first, &CountdownLabel::elapsed);
    now = now.addSecs(100);
    first->show();
    QTRY_COMPARE(elapsed.count(), 1);
    delete second;
}

void tst_Widgets::theRailHasOneTabStopAndMovesByArrows()
{
    auto* rail = new Rail;
    rail->addPlace(IconName::Search, u"Tra cứu"_s);
    rail->addPlace(IconName::Approve, u"Phê duyệt"_s);
    rail->addPlaceAtEnd(IconName::Settings, u"Cài đặt"_s);
    auto* other = new QLineEdit;
    ShownWindow window({rail, other});
    QSignalSpy chosen(rail, &Rail::placeChosen);
    QCOMPARE(rail->currentIndex(), 0);
    rail->button(0)->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    QVERIFY(rail->button(1)->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(rail->currentIndex(), 1);
    QCOMPARE(chosen.count(), 1);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(other->hasFocus());
    QTest::keyClick(other, Qt::Key_Backtab);
    QVERIFY(rail->button(1)->hasFocus());
    rail->setBadge(1, 3);
    QVERIFY(rail->button(1)->accessibleName().contains(u'3'));
    rail->setCurrentIndex(2);
    QCOMPARE(chosen.count(), 1);
}

void tst_Widgets::aShapeComesAfterItsQuietTime()
{
    auto* shape = new LoadingShape;
    ShownWindow window({shape});
    shape->start();
    QVERIFY(shape->isRunning());
    QVERIFY(!shape->isShapeShown());
    QTRY_VERIFY_WITH_TIMEOUT(shape->isShapeShown(), 2000);
    shape->stop();
    QVERIFY(!shape->isShapeShown());
    shape->start();
    shape->stop();
    QTest::qWait(200);
    QVERIFY(!shape->isShapeShown());
}

void tst_Widgets::aListKeepsItsChoiceWhenItsItemsChange()
{
    auto* list = new TwoLineList;
    ShownWindow window({list});
    const auto item = [](const QString& id, const QString& second = {}) {
        return TwoLineItem{id, u"Người "_s + id, {}, second};
    };
    list->setItems({item(u"a"_s), item(u"b"_s), item(u"c"_s)});
    QSignalSpy chosen(list, &TwoLineList::chosen);
    QSignalSpy opened(list, &TwoLineList::opened);
    list->setFocus();
    list->setCurrentId(u"b"_s);
    QCOMPARE(chosen.count(), 0);
    list->setItems({item(u"n"_s), item(u"c"_s), item(u"b"_s, u"khác"_s)});
    QCOMPARE(list->currentId(), u"b"_s);
    QCOMPARE(chosen.count(), 0);
    QCOMPARE(list->items().size(), 3);
    QCOMPARE(list->items().at(1).id, u"c"_s);
    QCOMPARE(list->items().at(2).second, u"khác"_s);
    QTest::keyClick(list, Qt::Key_Up);
    QCOMPARE(chosen.takeFirst().constFirst().toString(), u"c"_s);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(opened.takeFirst().constFirst().toString(), u"c"_s);
    list->setItems({});
    QCOMPARE(list->currentId(), QString());
    QVERIFY(chosen.isEmpty()); // nobody chose
}

void tst_Widgets::aRowIsReadAsOneSentence()
{
    const QDateTime now(QDate(2026, 11, 23), QTime(1, 0), Qt::UTC);
    TwoLineList list([=] { return now; });
    list.setItems({{u"a"_s,
                    u"Đặng Đình Đức"_s,
                    u"079 999 9999"_s,
                    u"d***c@yahoo.com"_s,
                    now.addSecs(-180),
                    {{Tone::Bad, u"dùng chung"_s}}}});
    const QString said = list.model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
    for (const QString& part : {u"Đặng Đình Đức"_s, u"079 999 9999"_s, u"d***c@yahoo.com"_s, u"dùng chung"_s})
        QVERIFY2(said.contains(part), qPrintable(part));
}

void tst_Widgets::partsOfTheStripComeAndGo()
{
    auto* strip = new StatusStrip;
    ShownWindow window({strip});
    strip->setPart(StatusStrip::Place::Right, u"line"_s, u"Trực tuyến"_s, IconName::Online, Tone::Good);
    QCOMPARE(strip->text(u"line"_s), u"Trực tuyến"_s);
    strip->setPart(StatusStrip::Place::Right, u"line"_s, u"Ngoại tuyến"_s, IconName::Offline, Tone::Caution);
    QCOMPARE(strip->text(u"line"_s), u"Ngoại tuyến"_s);
    strip->setPart(StatusStrip::Place::Right, u"line"_s, {});
    QCOMPARE(strip->text(u"line"_s), QString());
}

void tst_Widgets::theFocusRingFollowsTheKeyboard()
{
    auto* edit = new QLineEdit;
    auto* button = new ActionButton(u"Hủy"_s);
    ShownWindow window({edit, button});
    edit->setFocus();
    auto* ring = window.findChild<FocusRing*>();
    QVERIFY(ring);
    QTRY_VERIFY(ring->isVisible());
    QCOMPARE(ring->geometry(), edit->geometry().adjusted(-3, -3, 3, 3));
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY(button->hasFocus());
    QVERIFY(!ring->isVisible());
    QTest::keyClick(button, Qt::Key_Shift);
    QVERIFY(ring->isVisible());
    QCOMPARE(ring->geometry(), button->geometry().adjusted(-3, -3, 3, 3));
    window.resize(700, 300);
    QTRY_COMPARE(ring->geometry(), button->geometry().adjusted(-3, -3, 3, 3));
}

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    Theme::install(application, ThemeChoice::Light);
    tst_Widgets test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_Widgets.moc"
