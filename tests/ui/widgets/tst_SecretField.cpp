#include "ShownWindow.h"
#include "ui/style/Theme.h"
#include "ui/widgets/FieldRow.h"
#include "ui/widgets/SecretField.h"
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QInputMethodEvent>
#include <QMenu>
#include <QMetaProperty>
#include <QSignalSpy>
#include <QtTest>

using namespace bhxh::ui;
using namespace Qt::StringLiterals;

/// What is typed into a SecretField gets to whoever asks for it by name, and nowhere else.
class tst_SecretField : public QObject
{
    Q_OBJECT
private slots:
    void takesDigitsOnly();
    void takesTheDigitsOfAnInputMethod();
    void beginsAnewWhereAllIsSelected();
    void enterHandsItOn();
    void cannotBeReadBack();
    void cannotBeTakenElsewhere();
    void isOverwrittenWhenHidden();
    void takesNothingWhileBusy();
    void isAPasswordFieldToAScreenReader();
};

void tst_SecretField::takesDigitsOnly()
{
    auto* field = new SecretField;
    ShownWindow window({field});
    field->setFocus();
    QTest::keyClicks(field, u"4a8 2.9"_s);
    QCOMPARE(field->typed(), u"4829"_s);
    QTest::keyClick(field, Qt::Key_Backspace);
    QCOMPARE(field->typed(), u"482"_s);
    QTest::keyClick(field, Qt::Key_Delete);
    QCOMPARE(field->filled(), 0);
    QTest::keyClicks(field, QString(40, u'7'));
    QCOMPARE(field->filled(), SecretField::mostDigits);
}

void tst_SecretField::takesTheDigitsOfAnInputMethod()
{
    auto* field = new SecretField;
    ShownWindow window({field});
    QInputMethodEvent event;
    event.setCommitString(u"４８二2"_s);
    QApplication::sendEvent(field, &event);
    QCOMPARE(field->typed(), u"482"_s);
    const auto hints = field->inputMethodHints();
    for (const Qt::InputMethodHint hint :
         {Qt::ImhHiddenText, Qt::ImhDigitsOnly, Qt::ImhSensitiveData, Qt::ImhNoPredictiveText})
        QVERIFY(hints & hint);
}

void tst_SecretField::beginsAnewWhereAllIsSelected()
{
    auto* field = new SecretField;
    ShownWindow window({field});
    QTest::keyClicks(field, u"111222"_s);
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(field, u"48"_s);
    QCOMPARE(field->typed(), u"48"_s);
}

void tst_SecretField::enterHandsItOn()
{
    auto* field = new SecretField;
    ShownWindow window({field});
    QSignalSpy submitted(field, &SecretField::submitted);
    QTest::keyClicks(field, u"482913"_s);
    QCOMPARE(submitted.count(), 0); // never by itself
    QTest::keyClick(field, Qt::Key_Return);
    QTest::keyClick(field, Qt::Key_Enter);
    QCOMPARE(submitted.count(), 2);
}

void tst_SecretField::cannotBeReadBack()
{
    auto* field = new SecretField;
    ShownWindow window({field});
    QTest::keyClicks(field, u"482913"_s);
    QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(field);
    QVERIFY(accessible);
    for (int kind = QAccessible::Name; kind <= QAccessible::DebugDescription; ++kind)
        QVERIFY(!accessible->text(QAccessible::Text(kind)).contains(u"482"_s));
    QVERIFY(!accessible->textInterface());
    QVERIFY(!accessible->editableTextInterface());
    const QMetaObject* meta = field->metaObject();
    for (int i = 0; i < meta->propertyCount(); ++i)
        QVERIFY2(!meta->property(i).read(field).toString().contains(u"482"_s), meta->property(i).name());
    for (const Qt::InputMethodQuery query :
         {Qt::ImSurroundingText, Qt::ImCurrentSelection, Qt::ImTextBeforeCursor, Qt::ImTextAfterCursor})
        QVERIFY(static_cast<QWidget*>(field)->inputMethodQuery(query).toString().isEmpty());
}

void tst_SecretField::cannotBeTakenElsewhere()
{
    auto* field = new SecretField;
    ShownWindow window({field});
    QApplication::clipboard()->setText(u"trong kho 55"_s);
    QTest::keyClicks(field, u"482913"_s);
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    for (const Qt::Key key : {Qt::Key_C, Qt::Key_X, Qt::Key_V, Qt::Key_Z})
        QTest::keyClick(field, key, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), u"trong kho 55"_s);
    QCOMPARE(field->typed(), u"482913"_s);
    QTest::keyClick(field, Qt::Key_Backspace);
    QCOMPARE(field->filled(), 0);
    QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier); // no undo
    QCOMPARE(field->filled(), 0);
    QContextMenuEvent menu(QContextMenuEvent::Mouse, QPoint(4, 4), field->mapToGlobal(QPoint(4, 4)));
    QApplication::sendEvent(field, &menu);
    QVERIFY(!QApplication::activePopupWidget());
    QVERIFY(field->findChildren<QMenu*>().isEmpty());
    QVERIFY(!field->acceptDrops());
}

void tst_SecretField::isOverwrittenWhenHidden()
{
    auto* field = new SecretField;
    ShownWindow window({field});
    QTest::keyClicks(field, u"482913"_s);
    const QString kept = field->typed(); // shares it, as a careless caller would
    const QChar* place = kept.constData();
    field->hide();
    QCOMPARE(field->filled(), 0);
    for (int i = 0; i < 6; ++i)
        QVERIFY(place[i].isNull());
}

void tst_SecretField::takesNothingWhileBusy()
{
    auto* field = new SecretField;
    ShownWindow window({field});
    QSignalSpy submitted(field, &SecretField::submitted);
    QTest::keyClicks(field, u"4829"_s);
    field->setBusy(true);
    QTest::keyClicks(field, u"13"_s);
    QTest::keyClick(field, Qt::Key_Backspace);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(field->typed(), u"4829"_s);
    QCOMPARE(submitted.count(), 0);
}

void tst_SecretField::isAPasswordFieldToAScreenReader()
{
    auto* field = new SecretField;
    auto* row = new FieldRow(u"Mã &PIN"_s, field);
    ShownWindow window({row});
    QTest::keyClicks(field, u"4829"_s);
    QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(field);
    QCOMPARE(accessible->role(), QAccessible::EditableText);
    QVERIFY(accessible->state().passwordEdit);
    QVERIFY(accessible->state().focusable);
    QCOMPARE(accessible->text(QAccessible::Name), u"Mã PIN"_s);
    QVERIFY(accessible->text(QAccessible::Value).contains(u'4')); // how many
}

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    Theme::install(application, ThemeChoice::Light);
    tst_SecretField test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_SecretField.moc"
