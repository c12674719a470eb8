#include "ui/widgets/DigitKeypad.h"

#include "ui/style/Space.h"
#include "ui/style/Theme.h"
#include "ui/widgets/ActionButton.h"
#include <QEvent>
#include <QGridLayout>

namespace bhxh::ui {

using namespace Qt::StringLiterals;

namespace {
/// A finger's width and more, also for a hand that isn't steady.
constexpr QSize kKey{96, 64};
} // namespace

DigitKeypad::DigitKeypad(QWidget* parent) : QWidget(parent)
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(space::Small);
    for (int digit = 0; digit <= 9; ++digit) {
        ActionButton* key = make(u"keypad.%1"_s.arg(digit));
        key->setText(QString::number(digit));
        key->setFont(Theme::figureFont(TextStyle::Display));
        connect(key, &QAbstractButton::clicked, this, [this, digit] { emit digitTyped(digit); });
        m_digits.append(key);
    }
    m_clear = make(u"keypad.clear"_s);
    m_backspace = make(u"keypad.backspace"_s);
    m_clear->setFont(Theme::font(TextStyle::Section));
    m_backspace->setFont(Theme::font(TextStyle::Section));
    connect(m_clear, &QAbstractButton::clicked, this, &DigitKeypad::cleared);
    connect(m_backspace, &QAbstractButton::clicked, this, &DigitKeypad::backspaced);
    for (int digit = 1; digit <= 9; ++digit)
        grid->addWidget(m_digits[digit], (digit - 1) / 3, (digit - 1) % 3);
    grid->addWidget(m_clear, 3, 0);
    grid->addWidget(m_digits[0], 3, 1);
    grid->addWidget(m_backspace, 3, 2);
    QWidget* before = m_digits[1];
    for (QWidget* key :
         std::initializer_list<QWidget*>{m_digits[2], m_digits[3], m_digits[4], m_digits[5], m_digits[6], m_digits[7],
                                         m_digits[8], m_digits[9], m_clear, m_digits[0], m_backspace}) {
        setTabOrder(before, key);
        before = key;
    }
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    retranslate();
}

ActionButton* DigitKeypad::make(const QString& name)
{
    auto* key = new ActionButton({});
    key->setObjectName(name);
    key->setMinimumSize(kKey);
    key->setFocusPolicy(Qt::TabFocus);
    return key;
}

void DigitKeypad::setBusy(bool busy)
{
    for (ActionButton* key : std::as_const(m_digits))
        key->setInert(busy);
    m_clear->setInert(busy);
    m_backspace->setInert(busy);
}

void DigitKeypad::retranslate()
{
    //: a key of the citizen's keypad: takes the last digit away
    m_backspace->setText(tr("Delete"));
    //: a key of the citizen's keypad: takes all digits away
    m_clear->setText(tr("Clear"));
    m_backspace->setAccessibleName(tr("Take the last digit away"));
    m_clear->setAccessibleName(tr("Take all digits away"));
}

void DigitKeypad::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace bhxh::ui
