#include "training/people/InventedNames.h"

#include <QStringList>

#include <array>

using namespace Qt::StringLiterals;

namespace bhxh::training {

namespace {

struct Weighted
{
    const char16_t* word;
    quint32 weight;
};

// Per mille or so; Hoàng and Huỳnh, Vũ and Võ are the same family names in the north and in the south.
constexpr auto familyNames = std::to_array<Weighted>(
    {{u"Nguyễn", 360}, {u"Trần", 118}, {u"Lê", 92},     {u"Phạm", 68}, {u"Hoàng", 34}, {u"Huỳnh", 22}, {u"Phan", 42},
     {u"Vũ", 24},      {u"Võ", 22},    {u"Đặng", 21},   {u"Bùi", 21},  {u"Đỗ", 16},    {u"Hồ", 15},    {u"Ngô", 14},
     {u"Dương", 11},   {u"Lý", 6},     {u"Trương", 14}, {u"Đinh", 12}, {u"Trịnh", 9},  {u"Nông", 6},   {u"Mai", 8},
     {u"Hà", 8},       {u"Đoàn", 8},   {u"Lương", 8},   {u"Cao", 7},   {u"Đào", 7},    {u"Vi", 3},     {u"Tạ", 4},
     {u"Tô", 3},       {u"Quách", 2},  {u"Thạch", 2},   {u"Lò", 2},    {u"Châu", 3},   {u"Ưng", 1}});

constexpr auto menNames = std::to_array<Weighted>(
    {{u"Tuấn", 27},  {u"Hoàng", 25}, {u"Huy", 22},    {u"Anh", 21},   {u"Hiếu", 20}, {u"Hùng", 20},  {u"Nam", 20},
     {u"Sơn", 19},   {u"Đức", 19},   {u"Dũng", 17},   {u"Thành", 16}, {u"Đạt", 16},  {u"Cường", 16}, {u"Long", 16},
     {u"Trung", 16}, {u"Hải", 14},   {u"Nguyên", 14}, {u"Thắng", 14}, {u"Minh", 13}, {u"Quân", 12},  {u"Phúc", 12},
     {u"Khánh", 10}, {u"Quý", 6},    {u"Hòa", 8},     {u"Thủy", 2},   {u"Khỏe", 1},  {u"Vỹ", 2},     {u"Tý", 3}});

constexpr auto womenNames = std::to_array<Weighted>(
    {{u"Trang", 42}, {u"Thảo", 35}, {u"Linh", 30},  {u"Anh", 25},  {u"Phương", 22}, {u"Hằng", 21},  {u"Huyền", 21},
     {u"Hà", 21},    {u"Hiền", 20}, {u"Hương", 17}, {u"Ngọc", 17}, {u"Dung", 17},   {u"Nhung", 17}, {u"Thủy", 16},
     {u"Nhi", 16},   {u"Vy", 20},   {u"Hân", 14},   {u"Thư", 14},  {u"Yến", 9},     {u"Quỳnh", 10}, {u"Tuyết", 8},
     {u"Oanh", 7},   {u"Thúy", 6},  {u"Mỹ", 5},     {u"Diễm", 5},  {u"Ánh", 5},     {u"Lý", 4},     {u"Hoa", 6}});

constexpr auto oldMenNames = std::to_array<Weighted>({{u"Hùng", 20},
                                                      {u"Minh", 16},
                                                      {u"Bình", 16},
                                                      {u"Tâm", 10},
                                                      {u"Thành", 14},
                                                      {u"Sáu", 6},
                                                      {u"Ba", 6},
                                                      {u"Hòa", 12},
                                                      {u"Lợi", 8},
                                                      {u"Phúc", 10},
                                                      {u"Chiến", 9},
                                                      {u"Đông", 6},
                                                      {u"Khải", 4},
                                                      {u"Quang", 12},
                                                      {u"Tý", 5},
                                                      {u"Đệ", 3}});

constexpr auto oldWomenNames = std::to_array<Weighted>({{u"Lan", 18},
                                                        {u"Hoa", 16},
                                                        {u"Mai", 14},
                                                        {u"Bé", 6},
                                                        {u"Hồng", 14},
                                                        {u"Sáu", 6},
                                                        {u"Tư", 5},
                                                        {u"Nga", 12},
                                                        {u"Thủy", 10},
                                                        {u"Lý", 6},
                                                        {u"Út", 6},
                                                        {u"Liên", 12},
                                                        {u"Xuân", 10},
                                                        {u"Tuyết", 8},
                                                        {u"Đào", 6},
                                                        {u"Ơn", 2}});

constexpr auto menMiddles = std::to_array<Weighted>({{u"Minh", 30},
                                                     {u"Quốc", 26},
                                                     {u"Đức", 26},
                                                     {u"Hoàng", 22},
                                                     {u"Thanh", 20},
                                                     {u"Ngọc", 16},
                                                     {u"Xuân", 14},
                                                     {u"Hữu", 18},
                                                     {u"Đình", 16},
                                                     {u"Gia", 14},
                                                     {u"Anh", 10},
                                                     {u"Công", 10},
                                                     {u"Duy", 14},
                                                     {u"Trọng", 8}});

constexpr auto womenMiddles = std::to_array<Weighted>({{u"Ngọc", 50},
                                                       {u"Thanh", 26},
                                                       {u"Thu", 24},
                                                       {u"Phương", 18},
                                                       {u"Bích", 12},
                                                       {u"Kim", 20},
                                                       {u"Hồng", 16},
                                                       {u"Minh", 14},
                                                       {u"Mai", 10},
                                                       {u"Tường", 4},
                                                       {u"Khánh", 10},
                                                       {u"Bảo", 8},
                                                       {u"Ánh", 6},
                                                       {u"Diệu", 5}});

constexpr std::array<const char16_t*, 7> highlandWomen = {
    u"H'Hen Niê", u"H’Bia Êban", u"H' Linh Byă", u"H'Nương Ayŭn", u"Ka Thủy", u"H'Loan Niê Kđăm", u"Rơ Châm H'Yuên"};
constexpr std::array<const char16_t*, 7> highlandMen = {
    u"Y Moan Niê", u"Y Khương Êban", u"K' Brêu", u"Y Thịnh Mlô", u"Siu Y Đôn", u"K'Tiếu", u"Rơ Mah Y Bleo"};
constexpr std::array<const char16_t*, 5> oneWordNames = {u"Đinh", u"Hơn", u"Liêng", u"Thảo", u"Pơ"};
constexpr std::array<const char16_t*, 6> foreignNames = {u"Johann Beispiel", u"Kim Min-ji",      u"Mary Ann O'Sample",
                                                         u"José Muestra",    u"Somsak Thotlong", u"Li Yangli"};
constexpr std::array<const char16_t*, 4> longNames = {u"Công Tằng Tôn Nữ Thị Mẫu Đơn", u"Tôn Thất Bảo Gia Khiêm",
                                                      u"Hoàng Lê Nguyễn Khánh Như An", u"Nguyễn Phúc Vĩnh Thử"};

constexpr int olderThan = 1970;

QString word(InventedDice& dice, std::span<const Weighted> words)
{
    return QString::fromUtf16(dice.weighted(words).word);
}

QString rareName(InventedDice& dice, InventedSex sex)
{
    switch (dice.roll(6)) {
    case 0:
        return QString::fromUtf16(dice.oneOf(std::span<const char16_t* const>(oneWordNames)));
    case 1:
        return QString::fromUtf16(dice.oneOf(std::span<const char16_t* const>(foreignNames)));
    case 2:
        return QString::fromUtf16(dice.oneOf(std::span<const char16_t* const>(longNames)));
    default:
        return QString::fromUtf16(
            dice.oneOf(std::span<const char16_t* const>(sex == InventedSex::Female ? highlandWomen : highlandMen)));
    }
}

void addMiddles(InventedDice& dice, QStringList& words, InventedSex sex, bool isOlder)
{
    const bool isWoman = sex == InventedSex::Female;
    const quint32 twoWords = isWoman ? 2 : 9;
    const quint32 fourWords = isOlder ? 90 : isWoman ? 640 : 260;
    const quint32 thrown = dice.roll(1000);
    if (thrown < twoWords)
        return;
    const bool hasTwo = thrown >= 1000 - fourWords;
    const quint32 classic = isWoman ? (isOlder ? 780 : 300) : (isOlder ? 520 : 60);
    if (dice.chance(classic))
        words << (isWoman ? u"Thị"_s : u"Văn"_s);
    else
        words << word(dice, isWoman ? std::span<const Weighted>(womenMiddles) : std::span<const Weighted>(menMiddles));
    if (hasTwo) {
        const QString second =
            word(dice, isWoman ? std::span<const Weighted>(womenMiddles) : std::span<const Weighted>(menMiddles));
        words << (second == words.last() ? (isWoman ? u"Như"_s : u"Thế"_s) : second);
    }
}

} // namespace

QString inventedName(InventedDice& dice, InventedSex sex, int birthYear, bool isPlain)
{
    if (!isPlain && dice.chance(18))
        return rareName(dice, sex);
    const bool isOlder = birthYear < olderThan;
    QStringList words{word(dice, familyNames)};
    addMiddles(dice, words, sex, isOlder);
    const QString given =
        sex == InventedSex::Female
            ? word(dice, isOlder ? std::span<const Weighted>(oldWomenNames) : std::span<const Weighted>(womenNames))
            : word(dice, isOlder ? std::span<const Weighted>(oldMenNames) : std::span<const Weighted>(menNames));
    if (given == words.last()) // nobody is called "Hồng Hồng"
        words.last() = sex == InventedSex::Female ? u"Như"_s : u"Thế"_s;
    words << given;
    return words.join(u' ');
}

QString asciiLetters(QStringView text)
{
    QString letters;
    for (const QChar c : text.toString().normalized(QString::NormalizationForm_D).toLower()) {
        if (c >= u'a' && c <= u'z')
            letters += c;
        else if (c == u'đ' || c == u'ð')
            letters += u'd';
    }
    return letters;
}

} // namespace bhxh::training
