#include "ShownWindow.h"
#include "ui/style/Theme.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/BigCodeEntry.h"
#include "ui/widgets/BigText.h"
#include "ui/widgets/ChoiceRow.h"
#include "ui/widgets/FieldRow.h"
#include "ui/widgets/KeyValueGrid.h"
#include "ui/widgets/NumberLabel.h"
#include "ui/widgets/SearchField.h"
#include "ui/widgets/ValueNote.h"
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QtTest>
#include <algorithm>

using namespace bhxh::ui;
using namespace Qt::StringLiterals;

namespace {

QString valueOf(QWidget* widget)
{
    return QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Value);
}

} // namespace

class tst_Fields : public QObject
{
    Q_OBJECT
private slots:
    void theNoteOfAFieldMovesNothingAndIsItsDescription();
    void aCautionOffersItsAction();
    void choicesAreMadeByArrowKeysAndNoneIsMadeBefore();
    void aNumberIsCopiedWithoutItsBlanks();
    void valuesChangeInPlace();
    void theSearchFieldSubmitsAndClears();
    void aCodeTakesDigitsPasteBackspaceAndEnter();
    void aCodeCannotBeReadBack();
    void anAddressIsAsLargeAsItFits();
};

void tst_Fields::theNoteOfAFieldMovesNothingAndIsItsDescription()
{
    auto* edit = new QLineEdit;
    auto* row = new FieldRow(u"Số tờ khai"_s, edit);
    row->setHint(u"Ghi ở góc trên"_s);
    ShownWindow window({row, new QLabel(u"dưới"_s)});
    const int height = row->sizeHint().height();
    QCOMPARE(edit->accessibleName(), u"Số tờ khai"_s);
    QCOMPARE(edit->accessibleDescription(), u"Ghi ở góc trên"_s);
    row->setError(u"Thiếu số tờ khai."_s);
    QCOMPARE(row->sizeHint().height(), height);
    QVERIFY(edit->accessibleDescription().contains(u"Thiếu số tờ khai."_s));
    QCOMPARE(edit->property("tone").toString(), u"bad"_s);
    row->setError({});
    QCOMPARE(row->sizeHint().height(), height);
    QCOMPARE(edit->accessibleDescription(), u"Ghi ở góc trên"_s);
    QVERIFY(edit->property("tone").toString().isEmpty());
}

void tst_Fields::aCautionOffersItsAction()
{
    auto* row = new FieldRow(u"Email"_s, new QLineEdit);
    ShownWindow window({row});
    const int height = row->sizeHint().height();
    row->setCaution(u"Có phải gmail.com?"_s, u"Dùng gmail.com"_s);
    QCOMPARE(row->sizeHint().height(), height);
    QSignalSpy chosen(row, &FieldRow::cautionActionChosen);
    row->findChild<ActionButton*>()->click();
    QCOMPARE(chosen.count(), 1);
    row->setCaution({});
    QVERIFY(!row->findChild<ActionButton*>()->isVisible());
}

void tst_Fields::choicesAreMadeByArrowKeysAndNoneIsMadeBefore()
{
    auto* choices = new ChoiceRow;
    choices->addChoice(u"02/SĐ-GD"_s);
    choices->addChoice(u"TK1-TS"_s);
    choices->addChoice(u"Khác"_s);
    ShownWindow window({choices});
    QCOMPARE(choices->currentIndex(), -1);
    QSignalSpy chosen(choices, &ChoiceRow::chosen);
    choices->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(choices->currentIndex(), 0);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QCOMPARE(choices->currentIndex(), 1);
    QCOMPARE(chosen.count(), 2);
    choices->setCurrentIndex(2);
    QCOMPARE(chosen.count(), 2);
    choices->setCurrentIndex(-1);
    QCOMPARE(choices->currentIndex(), -1);
}

void tst_Fields::aNumberIsCopiedWithoutItsBlanks()
{
    auto* number = new NumberLabel;
    number->setNumber(u"012 345 6789"_s, u"0123456789"_s);
    ShownWindow window({number});
    QApplication::clipboard()->clear();
    number->setFocus();
    QTest::keyClick(number, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), u"0123456789"_s);
    QCOMPARE(number->text(), u"012 345 6789"_s);
    QApplication::clipboard()->clear();
}

void tst_Fields::valuesChangeInPlace()
{
    auto* grid = new KeyValueGrid;
    ShownWindow window({grid});
    grid->setValue(u"name"_s, u"Họ tên"_s, u"Nguyễn Văn Mẫu"_s);
    grid->setValue(u"phone"_s, u"Điện thoại"_s, {});
    QCOMPARE(grid->value(u"phone"_s), QString());
    const auto labels = [&] { return grid->findChildren<NumberLabel*>(); };
    QCOMPARE(labels().size(), 2);
    NumberLabel* name = labels().constFirst();
    grid->setValue(u"name"_s, u"Họ tên"_s, u"<b>Nguyễn</b>"_s);
    QCOMPARE(labels().size(), 2);
    QCOMPARE(name->text(), u"<b>Nguyễn</b>"_s);
    QCOMPARE(name->textFormat(), Qt::PlainText);
    // A page's own widget has a note like a value, and comes with its row.
    auto* own = new QLineEdit(grid);
    own->hide();
    grid->setWidget(u"own"_s, u"Số"_s, own);
    grid->setRowVisible(u"own"_s, true);
    QVERIFY(own->isVisible());
    grid->setNote(u"own"_s, Tone::Caution, u"đã lưu lúc 08:12"_s, IconName::History);
    QCOMPARE(grid->note(u"own"_s), u"đã lưu lúc 08:12"_s);
    QCOMPARE(own->accessibleDescription(), u"đã lưu lúc 08:12"_s);
    QVERIFY(std::ranges::any_of(grid->findChildren<ValueNote*>(), &ValueNote::isVisible));
    grid->setNote(u"own"_s, Tone::Neutral, {});
    QVERIFY(std::ranges::none_of(grid->findChildren<ValueNote*>(), &ValueNote::isVisible));
    grid->setValue(u"phone"_s, u"Điện thoại"_s, u"0900000000"_s, {.note = u"khác"_s, .noteTone = Tone::Info});
    QCOMPARE(grid->note(u"phone"_s), u"khác"_s);
    grid->removeRow(u"name"_s);
    QVERIFY(!grid->contains(u"name"_s));
    grid->clear();
    QVERIFY(labels().isEmpty());
}

void tst_Fields::theSearchFieldSubmitsAndClears()
{
    auto* field = new SearchField;
    ShownWindow window({field});
    QVERIFY(field->height() >= 44);
    QSignalSpy submitted(field, &SearchField::submitted);
    QSignalSpy cleared(field, &SearchField::cleared);
    field->startOver();
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(submitted.count(), 0);
    QTest::keyClicks(field, u"0123456789"_s);
    field->setRecognised(u"Mã số BHXH"_s);
    QVERIFY(field->accessibleDescription().contains(u"Mã số BHXH"_s));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(submitted.takeFirst().constFirst().toString(), u"0123456789"_s);
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(cleared.count(), 1);
    QCOMPARE(field->text(), QString());
    QCOMPARE(field->recognised(), QString());
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(cleared.count(), 1);
}

void tst_Fields::aCodeTakesDigitsPasteBackspaceAndEnter()
{
    auto* entry = new BigCodeEntry(6);
    ShownWindow window({entry});
    QSignalSpy entered(entry, &BigCodeEntry::entered);
    entry->setFocus();
    QTest::keyClicks(entry, u"12a 3-4"_s);
    QCOMPARE(entry->filled(), 4);
    QTest::keyClick(entry, Qt::Key_Backspace);
    QCOMPARE(entry->filled(), 3);
    QTest::keyClick(entry, Qt::Key_Return);
    QCOMPARE(entered.count(), 0);
    QTest::keyClicks(entry, u"456"_s);
    QCOMPARE(entered.count(), 0); // the last digit can still be put right
    QTest::keyClick(entry, Qt::Key_Return);
    QCOMPARE(entered.takeFirst().constFirst().toString(), u"123456"_s);
    QTest::keyClicks(entry, u"7"_s);
    QCOMPARE(entry->filled(), 6);
    QTest::keyClick(entry, Qt::Key_Return);
    QCOMPARE(entered.takeFirst().constFirst().toString(), u"123456"_s);
    entry->setBusy(true);
    QTest::keyClick(entry, Qt::Key_Backspace);
    QTest::keyClick(entry, Qt::Key_Return);
    QCOMPARE(entry->filled(), 6);
    QCOMPARE(entered.count(), 0);
    entry->setBusy(false);
    entry->clear();
    QCOMPARE(entry->filled(), 0);
    QApplication::clipboard()->setText(u" 987-654 "_s);
    QTest::keyClick(entry, Qt::Key_V, Qt::ControlModifier);
    entry->submit();
    QCOMPARE(entered.takeFirst().constFirst().toString(), u"987654"_s);
    QApplication::clipboard()->clear();
    entry->clear();
    // Full-width digits, as an input method commits them.
    QInputMethodEvent typed;
    typed.setCommitString(u"１２"_s);
    QCoreApplication::sendEvent(entry, &typed);
    QCOMPARE(entry->filled(), 2);
}

void tst_Fields::aCodeCannotBeReadBack()
{
    auto* entry = new BigCodeEntry(6);
    ShownWindow window({entry});
    entry->setFocus();
    QTest::keyClicks(entry, u"48215"_s);
    QAccessibleInterface* seen = QAccessible::queryAccessibleInterface(entry);
    QVERIFY(seen->state().passwordEdit);
    QCOMPARE(seen->role(), QAccessible::EditableText);
    QCOMPARE(seen->childCount(), 0);
    for (const auto kind : {QAccessible::Name, QAccessible::Value, QAccessible::Description, QAccessible::Help})
        QVERIFY2(!seen->text(kind).contains(u"4821"_s), qPrintable(seen->text(kind)));
    QVERIFY(valueOf(entry).contains(u'5')); // how many
    QVERIFY(!seen->textInterface());
    for (const auto query : {Qt::ImSurroundingText, Qt::ImCurrentSelection, Qt::ImTextBeforeCursor})
        QVERIFY(!static_cast<QWidget*>(entry)->inputMethodQuery(query).isValid());
    QApplication::clipboard()->clear();
    QTest::keyClick(entry, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(entry, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), QString());
    entry->clear();
    QTest::keyClick(entry, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(entry->filled(), 0);
}

void tst_Fields::anAddressIsAsLargeAsItFits()
{
    BigText small(u"a@b.vn"_s);
    BigText large(u"nguyen.thi.enh.uong.rat.dai.that.la.dai.1990@dichvu-congtrinh.example.com.vn"_s);
    for (BigText* text : {&small, &large}) {
        text->setAddress(true);
        text->setSizes(28, 60);
    }
    // Short: one line of the largest size. Long: smaller, then wrapped, and never cut.
    const int oneLine = small.heightForWidth(800);
    QVERIFY(large.heightForWidth(800) > 0);
    QVERIFY(large.heightForWidth(300) > large.heightForWidth(800));
    QVERIFY(oneLine >= 60 * 1.35);
    QCOMPARE(large.accessibleName(), large.text());
}

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    Theme::install(application, ThemeChoice::Light);
    tst_Fields test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_Fields.moc"
