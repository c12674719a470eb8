#include "vault/Pin.h"

#include <QDate>
#include <algorithm>
#include <array>
#include <string_view>

namespace bhxh::vault {

using domain::failed;
using domain::FailureCode;
using domain::Outcome;
using secret::SecretBytes;
using std::string_view;

namespace {

/// What is tried first because a keypad or a habit suggests it, and no rule below finds.
constexpr std::array habits{
    string_view("147258"),    string_view("258369"), string_view("147369"), string_view("369258"),
    string_view("258147"),    string_view("159357"), string_view("357159"), string_view("159753"),
    string_view("753159"),    string_view("951357"), string_view("963852"), string_view("852741"),
    string_view("741852"),    string_view("852963"), string_view("147852"), string_view("142536"),
    string_view("102030"),    string_view("112358"), string_view("314159"), string_view("113114115"),
    string_view("147258369"), string_view("113115"), string_view("123654"), string_view("520131"),
    string_view("5201314"),
};

int step(char from, char to)
{
    return (to - from + 10) % 10;
}

/// 111111, 123456, 890123, 987654, 246802.
bool isRow(string_view digits)
{
    for (size_t i = 2; i < digits.size(); ++i)
        if (step(digits[i - 1], digits[i]) != step(digits[0], digits[1]))
            return false;
    return true;
}

/// 121212, 123123, 1234123, 68686868.
bool repeatsItself(string_view digits)
{
    for (size_t period = 1; period <= digits.size() / 2 + 1; ++period)
        if (digits.substr(period) == digits.substr(0, digits.size() - period))
            return true;
    return false;
}

/// 123321, 1234321.
bool isMirrored(string_view digits)
{
    return std::equal(digits.begin(), digits.end(), digits.rbegin());
}

/// 111222, 112233, 000007: half as many changes as digits, or fewer.
bool isOfBlocks(string_view digits)
{
    size_t blocks = 1;
    for (size_t i = 1; i < digits.size(); ++i)
        blocks += digits[i] != digits[i - 1] ? 1 : 0;
    return blocks <= digits.size() / 2;
}

/// 123789, 456123, 123444: put together of pieces that go up, down or stay, three digits a piece or more.
bool isOfPieces(string_view digits)
{
    size_t pieces = 0;
    for (size_t i = 0; i < digits.size(); ++pieces) {
        size_t end = i + 1;
        const int way = end < digits.size() ? step(digits[i], digits[end]) : 0;
        while ((way == 0 || way == 1 || way == 9) && end < digits.size() && step(digits[end - 1], digits[end]) == way)
            ++end;
        i = end;
    }
    return pieces <= digits.size() / 3;
}

int number(string_view digits, size_t at, size_t size)
{
    int value = 0;
    for (const char digit : digits.substr(at, size))
        value = value * 10 + (digit - '0');
    return value;
}

bool isYearOfALife(int year)
{
    return year >= 1900 && year <= 2099;
}

/// 020190, 02011990, 19900102: a colleague knows a birthday, and five attempts are enough for a family's.
bool isDate(string_view digits)
{
    if (digits.size() == 6)
        return QDate::isValid(2000 + number(digits, 4, 2), number(digits, 2, 2), number(digits, 0, 2)) ||
               QDate::isValid(1900 + number(digits, 4, 2), number(digits, 2, 2), number(digits, 0, 2));
    if (digits.size() != 8)
        return false;
    const int last = number(digits, 4, 4);
    const int first = number(digits, 0, 4);
    return (isYearOfALife(last) && QDate::isValid(last, number(digits, 2, 2), number(digits, 0, 2))) ||
           (isYearOfALife(first) && QDate::isValid(first, number(digits, 4, 2), number(digits, 6, 2)));
}

bool isHabit(string_view digits)
{
    return std::find(habits.begin(), habits.end(), digits) != habits.end();
}

bool isTooEasy(string_view digits)
{
    return isRow(digits) || repeatsItself(digits) || isMirrored(digits) || isOfBlocks(digits) || isOfPieces(digits) ||
           isDate(digits) || isHabit(digits);
}

/// As an input method may give it (U+FF10 to U+FF19) or as a keypad does; 0 for anything else.
unsigned char digitOf(char16_t typed)
{
    const int value = typed >= u'\uFF10' ? typed - u'\uFF10' : typed - u'0';
    return value >= 0 && value <= 9 ? static_cast<unsigned char>('0' + value) : 0;
}

} // namespace

Outcome<Pin> Pin::parse(const QString& typed)
{
    SecretBytes digits(typed.size());
    for (qsizetype i = 0; i < typed.size(); ++i) {
        digits.data()[i] = digitOf(typed[i].unicode());
        if (digits.data()[i] == 0)
            return failed(FailureCode::PinNotDigits);
    }
    if (digits.size() < shortest || digits.size() > longest)
        return failed(FailureCode::PinLengthWrong);
    if (isTooEasy({digits.view().data(), static_cast<size_t>(digits.size())}))
        return failed(FailureCode::PinTooEasy);
    return Pin(std::move(digits));
}

} // namespace bhxh::vault
