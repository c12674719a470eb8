// What nobody meant doesn't happen: by a row that goes away, a key pressed twice, a message that comes again.
#include "ShownWindow.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/BigCodeEntry.h"
#include "ui/widgets/DangerRow.h"
#include "ui/widgets/DigitKeypad.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/NumberLabel.h"
#include "ui/widgets/PersonalClipboard.h"
#include "ui/widgets/SearchField.h"
#include "ui/widgets/TwoLineList.h"
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QSignalSpy>
#include <QToolButton>

using namespace bhxh::ui;
using namespace Qt::StringLiterals;

class tst_Accidents : public QObject
{
    Q_OBJECT
private slots:
    void theChosenRowLeaves_data();
    void theChosenRowLeaves();
    void settingAnewFromWithinAChoiceIsSafe();
    void theFocusChoosesNothing();
    void aClickOnTheCurrentRowChoosesIt();
    void anInertButtonKeepsTheFocusAndDoesNothing();
    void anAmpersandOfAnAddressIsShown();
    void aDangerAsksInPlaceAndTheWayBackHasTheFocus();
    void escGoesBackFromTheQuestion();
    void aClosedMessageStaysClosedUntilAnotherOne();
    void theKeypadTypesAndLeavesTheFocus();
    void whatWasCopiedLeavesTheClipboard();
    void aClearedSearchFieldHasNothingToUndo();

private:
    static QList<TwoLineItem> rows(const QStringList& ids)
    {
        QList<TwoLineItem> items;
        for (const QString& id : ids)
            items.append({id, u"Người "_s + id, {}, {}});
        return items;
    }
};

void tst_Accidents::theChosenRowLeaves_data()
{
    QTest::addColumn<QStringList>("before");
    QTest::addColumn<QString>("chosen");
    QTest::newRow("the last of two") << QStringList{u"a"_s, u"b"_s} << u"b"_s;
    QTest::newRow("the first of two") << QStringList{u"a"_s, u"b"_s} << u"a"_s;
    QTest::newRow("the last of three") << QStringList{u"a"_s, u"b"_s, u"c"_s} << u"c"_s;
    QTest::newRow("the middle of three") << QStringList{u"a"_s, u"b"_s, u"c"_s} << u"b"_s;
    QTest::newRow("the only one") << QStringList{u"a"_s} << u"a"_s;
}

void tst_Accidents::theChosenRowLeaves()
{
    QFETCH(const QStringList, before);
    QFETCH(const QString, chosen);
    auto* list = new TwoLineList;
    ShownWindow window({list});
    list->setItems(rows(before));
    list->setFocus();
    list->setCurrentId(chosen);
    QSignalSpy told(list, &TwoLineList::chosen);
    QSignalSpy opened(list, &TwoLineList::opened);
    QStringList after = before;
    after.removeAll(chosen);
    list->setItems(rows(after));
    QCOMPARE(list->items(), rows(after));
    QCOMPARE(list->currentId(), QString());
    QVERIFY(!list->selectionModel()->hasSelection());
    QTest::keyClick(list, Qt::Key_Return); // was meant for the one that left
    QCOMPARE(told.count(), 0);
    QCOMPARE(opened.count(), 0);
}

/// As a page does: what is chosen is told to somebody who then sets the items.
void tst_Accidents::settingAnewFromWithinAChoiceIsSafe()
{
    auto* list = new TwoLineList;
    ShownWindow window({list});
    list->setItems(rows({u"a"_s, u"b"_s, u"c"_s}));
    connect(list, &TwoLineList::chosen, list, [list] { list->setItems(rows({u"c"_s, u"d"_s})); });
    list->setFocus();
    list->setCurrentId(u"b"_s);
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(list->items(), rows({u"c"_s, u"d"_s}));
    QCOMPARE(list->currentId(), u"c"_s);
    list->setItems({});
    QCOMPARE(list->items().size(), 0);
}

void tst_Accidents::theFocusChoosesNothing()
{
    auto* field = new QLineEdit;
    auto* list = new TwoLineList;
    ShownWindow window({field, list});
    field->setFocus();
    list->setItems(rows({u"a"_s, u"b"_s}));
    QSignalSpy told(list, &TwoLineList::chosen);
    QTest::keyClick(field, Qt::Key_Tab);
    QVERIFY(list->hasFocus());
    QCOMPARE(told.count(), 0);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(told.count(), 1); // Enter does
}

void tst_Accidents::aClickOnTheCurrentRowChoosesIt()
{
    auto* field = new QLineEdit;
    auto* list = new TwoLineList;
    ShownWindow window({field, list});
    list->setItems(rows({u"a"_s, u"b"_s}));
    field->setFocus();
    QTest::keyClick(field, Qt::Key_Tab);
    QSignalSpy told(list, &TwoLineList::chosen);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(0, 0)).center());
    QCOMPARE(told.count(), 1);
    QCOMPARE(told.constFirst().constFirst().toString(), u"a"_s);
}

void tst_Accidents::anInertButtonKeepsTheFocusAndDoesNothing()
{
    auto* button = new ActionButton(u"Gửi lại mã"_s);
    auto* danger = new ActionButton(u"Rút yêu cầu"_s, ActionButton::Kind::Danger);
    ShownWindow window({button, danger});
    QSignalSpy sent(button, &QAbstractButton::clicked);
    QSignalSpy withdrawn(danger, &QAbstractButton::clicked);
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Return);
    button->setInert(true);
    QVERIFY(button->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(sent.count(), 1);
    QCOMPARE(withdrawn.count(), 0);
}

void tst_Accidents::anAmpersandOfAnAddressIsShown()
{
    ActionButton button(u"Gửi mã đến "_s + ActionButton::plain(u"a&b@example.com"_s));
    QVERIFY(button.shortcut().isEmpty());
    QVERIFY(button.text().contains(u"a&&b@"_s));
}

void tst_Accidents::aDangerAsksInPlaceAndTheWayBackHasTheFocus()
{
    auto* row = new DangerRow;
    row->setWords(u"Rút yêu cầu"_s, u"Rút yêu cầu này?"_s, u"Rút"_s, u"Quay lại"_s);
    ShownWindow window({row});
    const int height = row->height();
    QSignalSpy confirmed(row, &DangerRow::confirmed);
    row->danger()->setFocus();
    QTest::keyClick(row->danger(), Qt::Key_Return);
    QVERIFY(row->isAsking());
    QCOMPARE(row->height(), height);
    QCOMPARE(QApplication::focusWidget()->objectName(), u"dangerBackButton"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY(!row->isAsking());
    QCOMPARE(confirmed.count(), 0);
    QVERIFY(row->danger()->hasFocus());
    QTest::mouseClick(row->danger(), Qt::LeftButton);
    QTest::mouseClick(row->findChild<ActionButton*>(u"dangerConfirmButton"_s), Qt::LeftButton);
    QCOMPARE(confirmed.count(), 1);
    QVERIFY(!row->isAsking());
}

void tst_Accidents::escGoesBackFromTheQuestion()
{
    auto* row = new DangerRow;
    ShownWindow window({row});
    QTest::mouseClick(row->danger(), Qt::LeftButton);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!row->isAsking());
}

void tst_Accidents::aClosedMessageStaysClosedUntilAnotherOne()
{
    auto* bar = new MessageBar;
    ShownWindow window({bar});
    bar->setMessage(Tone::Bad, u"Chờ 38 giây."_s, u"Mã 418"_s, {}, u"418/x"_s);
    QVERIFY(bar->hasMessage());
    bar->setMessage(Tone::Bad, u"Chờ 37 giây."_s, u"Mã 418"_s, {}, u"418/x"_s);
    QCOMPARE(bar->text(), u"Chờ 37 giây."_s);
    QTest::mouseClick(bar->findChild<QToolButton*>(), Qt::LeftButton);
    QVERIFY(!bar->hasMessage());
    bar->setMessage(Tone::Bad, u"Chờ 36 giây."_s, u"Mã 418"_s, {}, u"418/x"_s);
    QVERIFY(!bar->hasMessage());
    bar->setMessage(Tone::Bad, u"Chờ 60 giây."_s, u"Mã 418"_s, {}, u"418/y"_s);
    QVERIFY(bar->hasMessage());
    QTest::mouseClick(bar->findChild<QToolButton*>(), Qt::LeftButton);
    bar->clearMessage(); // it was over; the next one is a new one
    bar->setMessage(Tone::Bad, u"Chờ 60 giây."_s, u"Mã 418"_s, {}, u"418/y"_s);
    QVERIFY(bar->hasMessage());
}

void tst_Accidents::theKeypadTypesAndLeavesTheFocus()
{
    auto* entry = new BigCodeEntry(6);
    auto* keypad = new DigitKeypad;
    ShownWindow window({entry, keypad});
    connect(keypad, &DigitKeypad::digitTyped, entry, [entry](int digit) { entry->type(QString::number(digit)); });
    connect(keypad, &DigitKeypad::backspaced, entry, &BigCodeEntry::removeLast);
    connect(keypad, &DigitKeypad::cleared, entry, &BigCodeEntry::clear);
    entry->setFocus();
    for (int digit = 0; digit <= 9; ++digit) {
        auto* key = keypad->findChild<ActionButton*>(u"keypad.%1"_s.arg(digit));
        QVERIFY(key);
        QTest::mouseClick(key, Qt::LeftButton);
    }
    QCOMPARE(entry->filled(), 6);
    QVERIFY(entry->hasFocus());
    QTest::mouseClick(keypad->findChild<ActionButton*>(u"keypad.backspace"_s), Qt::LeftButton);
    QCOMPARE(entry->filled(), 5);
    QTest::mouseClick(keypad->findChild<ActionButton*>(u"keypad.clear"_s), Qt::LeftButton);
    QCOMPARE(entry->filled(), 0);
    QTest::keyClick(entry, Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget()->objectName(), u"keypad.1"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(entry->filled(), 1);
}

void tst_Accidents::whatWasCopiedLeavesTheClipboard()
{
    auto* number = new NumberLabel;
    number->setNumber(u"012 345 6789"_s, u"0123456789"_s);
    auto* name = new TextLabel(u"Nguyễn Văn Mẫu"_s);
    name->setSelectable(true);
    ShownWindow window({number, name});
    for (TextLabel* label : std::initializer_list<TextLabel*>{number, name}) {
        label->setFocus();
        QTest::keyClick(label, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(!QApplication::clipboard()->text().isEmpty());
        PersonalClipboard::clear();
        QCOMPARE(QApplication::clipboard()->text(), QString());
    }
    number->copy();
    QApplication::clipboard()->setText(u"của người khác"_s);
    PersonalClipboard::clear();
    QCOMPARE(QApplication::clipboard()->text(), u"của người khác"_s);
}

void tst_Accidents::aClearedSearchFieldHasNothingToUndo()
{
    auto* field = new SearchField;
    ShownWindow window({field});
    field->setFocus();
    QTest::keyClicks(field, u"0123456789"_s);
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(field->text(), QString());
    QVERIFY(!field->isUndoAvailable());
}

QTEST_MAIN(tst_Accidents)
#include "tst_Accidents.moc"
