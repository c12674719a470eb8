#include "InventedRegister.h"

#include <array>
#include <random>
#include <span>

namespace bhxh::tests {

using namespace Qt::StringLiterals;
using namespace domain;

namespace {

struct Weighted
{
    const char16_t* word;
    quint32 weight;
};

constexpr auto family = std::to_array<Weighted>(
    {{u"Nguyễn", 384}, {u"Trần", 121}, {u"Lê", 95},     {u"Phạm", 70}, {u"Hoàng", 36}, {u"Huỳnh", 15}, {u"Phan", 45},
     {u"Vũ", 22},      {u"Võ", 17},    {u"Đặng", 21},   {u"Bùi", 20},  {u"Đỗ", 14},    {u"Hồ", 13},    {u"Ngô", 13},
     {u"Dương", 10},   {u"Lý", 5},     {u"Trương", 17}, {u"Đinh", 15}, {u"Trịnh", 10}, {u"Nông", 9},   {u"Mai", 9},
     {u"Hà", 9},       {u"Đoàn", 9},   {u"Lương", 8},   {u"Cao", 8},   {u"Đào", 7},    {u"Vi", 3},     {u"Tạ", 4},
     {u"Tô", 3},       {u"Quách", 2},  {u"Thạch", 2},   {u"Châu", 3},  {u"Niê", 1},    {u"Kim", 1}});
constexpr auto middleOfWomen = std::to_array<Weighted>({{u"Thị", 420},
                                                        {u"Ngọc", 170},
                                                        {u"Thanh", 60},
                                                        {u"Thu", 55},
                                                        {u"Phương", 40},
                                                        {u"Kim", 45},
                                                        {u"Hồng", 36},
                                                        {u"Minh", 30},
                                                        {u"Mai", 22},
                                                        {u"Khánh", 22},
                                                        {u"Bảo", 18},
                                                        {u"Bích", 27},
                                                        {u"Mỹ", 12},
                                                        {u"Diệu", 11}});
constexpr auto middleOfMen = std::to_array<Weighted>({{u"Văn", 280},
                                                      {u"Minh", 60},
                                                      {u"Quốc", 52},
                                                      {u"Đức", 52},
                                                      {u"Hoàng", 44},
                                                      {u"Thanh", 40},
                                                      {u"Ngọc", 32},
                                                      {u"Xuân", 28},
                                                      {u"Hữu", 36},
                                                      {u"Đình", 32},
                                                      {u"Gia", 28},
                                                      {u"Công", 20},
                                                      {u"Duy", 28},
                                                      {u"Trọng", 16}});
constexpr auto givenOfWomen = std::to_array<Weighted>(
    {{u"Trang", 42}, {u"Thảo", 35}, {u"Linh", 30},  {u"Anh", 45},   {u"Phương", 22}, {u"Hằng", 21},  {u"Huyền", 21},
     {u"Hà", 21},    {u"Hiền", 20}, {u"Hương", 17}, {u"Ngọc", 27},  {u"Dung", 17},   {u"Nhung", 17}, {u"Thủy", 16},
     {u"Nhi", 26},   {u"Vy", 30},   {u"Hân", 24},   {u"Thư", 24},   {u"Yến", 9},     {u"Quỳnh", 10}, {u"Lan", 18},
     {u"Hoa", 16},   {u"Nga", 12},  {u"Liên", 12},  {u"Tuyết", 12}, {u"Mỹ", 5},      {u"Lý", 4},     {u"Oanh", 7}});
constexpr auto givenOfMen = std::to_array<Weighted>(
    {{u"Tuấn", 27},  {u"Hoàng", 25}, {u"Huy", 22},    {u"Anh", 31},   {u"Hiếu", 20}, {u"Hùng", 20},  {u"Nam", 20},
     {u"Sơn", 19},   {u"Đức", 19},   {u"Dũng", 17},   {u"Thành", 16}, {u"Đạt", 16},  {u"Cường", 16}, {u"Long", 16},
     {u"Trung", 16}, {u"Hải", 14},   {u"Nguyên", 14}, {u"Thắng", 14}, {u"Minh", 23}, {u"Quân", 12},  {u"Phúc", 12},
     {u"Bình", 16},  {u"Tâm", 10},   {u"Quang", 12},  {u"Quý", 6},    {u"Hòa", 12},  {u"An", 12},    {u"Tý", 4}});

// Syllables of the rare names.
constexpr std::array onsets = {u"",  u"B", u"C",  u"Ch", u"D",  u"Đ",  u"G", u"Gi", u"H",  u"K",  u"Kh", u"L",
                               u"M", u"N", u"Ng", u"Nh", u"Ph", u"Qu", u"S", u"T",  u"Th", u"Tr", u"V",  u"X"};
constexpr std::array vowels = {u"a", u"ă", u"â", u"e", u"ê", u"i", u"o", u"ô", u"ơ", u"u", u"ư", u"y"};
constexpr std::array codas = {u"", u"n", u"ng", u"nh", u"m", u"i", u"o", u"u"};
constexpr std::array tones = {u"", u"\u0300", u"\u0301", u"\u0303", u"\u0309", u"\u0323"};

using Dice = std::minstd_rand;

quint32 roll(Dice& dice, quint32 sides)
{
    return static_cast<quint32>(dice() >> 4) % sides;
}

QString oneOf(Dice& dice, std::span<const Weighted> words)
{
    quint32 sum = 0;
    for (const Weighted& word : words)
        sum += word.weight;
    quint32 thrown = roll(dice, sum);
    for (const Weighted& word : words) {
        if (thrown < word.weight)
            return QString::fromUtf16(word.word);
        thrown -= word.weight;
    }
    return {};
}

template <size_t Size>
QString anyOf(Dice& dice, const std::array<const char16_t*, Size>& parts)
{
    return QString::fromUtf16(parts[roll(dice, Size)]);
}

QString rareWord(Dice& dice)
{
    QString word = anyOf(dice, onsets) + anyOf(dice, vowels) + anyOf(dice, tones) + anyOf(dice, codas);
    word[0] = word[0].toUpper();
    return word.normalized(QString::NormalizationForm_C);
}

Dice diceOf(quint32 person)
{
    Dice dice(person * 2654435761U + 1);
    dice.discard(3);
    return dice;
}

QString digits(quint64 number, int count)
{
    return u"%1"_s.arg(number, count, 10, QChar(u'0'));
}

QString birthOf(Dice& dice)
{
    const QString year = digits(1935 + roll(dice, 85), 4);
    if (roll(dice, 100) < 4)
        return year;
    return year + u'-' + digits(1 + roll(dice, 12), 2) + u'-' + digits(1 + roll(dice, 28), 2);
}

} // namespace

QString inventedName(quint32 person)
{
    constexpr quint32 rareInAHundred = 6;
    Dice dice = diceOf(person);
    const bool isWoman = person % 2 == 0;
    const auto middle = isWoman ? std::span<const Weighted>(middleOfWomen) : std::span<const Weighted>(middleOfMen);
    const auto given = isWoman ? std::span<const Weighted>(givenOfWomen) : std::span<const Weighted>(givenOfMen);
    const auto word = [&](std::span<const Weighted> usual) {
        return roll(dice, 100) < rareInAHundred ? rareWord(dice) : oneOf(dice, usual);
    };
    QStringList words = {roll(dice, 200) == 0 ? rareWord(dice) : oneOf(dice, family)};
    const quint32 length = roll(dice, 100);
    if (length >= 2)
        words << word(middle);
    if (length >= (isWoman ? 45U : 74U))
        words << word(middle);
    words << word(given);
    return words.join(u' ');
}

CitizenId inventedId(quint32 person)
{
    const QString hex = u"%1"_s.arg(quint64(person) * 0x9e3779b97f4a7c15, 16, 16, QChar(u'0'));
    return *CitizenId::parse(u"c-%1-%2"_s.arg(hex).arg(person));
}

Citizen inventedCitizen(quint32 person)
{
    Dice dice = diceOf(~person);
    const QString birth = birthOf(dice);
    Citizen citizen{.id = inventedId(person),
                    .version = {digits(1 + roll(dice, 90), 2)},
                    .name = PersonName::fromRecord(inventedName(person)),
                    .birthDate = *BirthDate::fromIso(birth)};
    citizen.insuranceNumber = *InsuranceNumber::parse(digits(7900000000 + person, 10));
    if (roll(dice, 100) < 92)
        citizen.personalId =
            *PersonalId::parse(u"079"_s + digits(roll(dice, 4), 1) + birth.mid(2, 2) + digits(person % 1000000, 6));
    if (roll(dice, 100) < 10)
        citizen.formerNumbers = {digits(100000000 + person, 9)};
    citizen.sex = person % 2 == 0 ? Sex::Female : Sex::Male;
    citizen.office = u"7901"_s;
    if (roll(dice, 100) < 60)
        citizen.email = {.state = EmailState::Proven, .masked = u"l***n@g***.com"_s};
    else
        citizen.email.state = EmailState::None;
    citizen.account.state = AccountState::Active;
    return citizen;
}

RegisterPage inventedPage(quint32 first, quint32 count, bool more)
{
    RegisterPage page;
    for (quint32 i = 0; i < count; ++i)
        page.items << inventedCitizen(first + i);
    page.cursor = u"after-%1"_s.arg(first + count);
    page.more = more;
    return page;
}

} // namespace bhxh::tests
