#include "training/people/InventedCitizens.h"

#include "training/people/InventedDice.h"
#include "training/people/InventedNames.h"
#include "training/signin/StaffRoster.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bhxh::training {

namespace {

using Trait = CitizenTrait;

/// The 63 codes of before 2025: number series were begun under them, and old numbers keep them.
constexpr auto provinces =
    std::to_array<int>({1,  2,  4,  6,  8,  10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33,
                        34, 35, 36, 37, 38, 40, 42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66,
                        67, 68, 70, 72, 74, 75, 77, 79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96});
static_assert(provinces.size() == 63);

constexpr quint64 insuranceSerials = 100'000'000; // eight digits
constexpr quint64 formerOffset = insuranceSerials / 2;
constexpr quint64 oldCardNumbers = 400'000'000; // CMND began with 0 to 3
constexpr quint64 idSpace = 1ULL << 54U;

// What keeps the shuffles apart.
enum Salt : quint64 { idSalt = 1, insuranceSalt, personalSalt, oldCardSalt, emailSalt, sharedSalt, diceSalt };

// The first 200 are four small blocks, so that a small store has every trait; after them traits are as rare as one
// likes.
constexpr int smallBlock = 50;
constexpr int smallBlocksEnd = 200;
constexpr int bigBlock = 200;
constexpr int slotStep = 3; ///< between the people of two traits

/// The trait of each slot of a block; the last three share one address.
constexpr auto slotTraits = std::to_array<Trait>(
    {Trait::Proven, Trait::NoEmail, Trait::Unproven, Trait::Bouncing, Trait::NoAccount, Trait::Locked, Trait::VneidOnly,
     Trait::Merged, Trait::PersonalIdOnly, Trait::YearOnly, Trait::SmartOtp, Trait::OtherOffice, Trait::SharedAddress,
     Trait::SharedAddress, Trait::SharedAddress});
constexpr int firstSharedSlot = 12;

struct Place
{
    int block = 0; ///< counted over all
    int start = 0; ///< its first index
    int slot = -1; ///< of slotTraits, or -1
};

Place placeOf(int index)
{
    const bool isSmall = index < smallBlocksEnd;
    const int size = isSmall ? smallBlock : bigBlock;
    const int from = isSmall ? 0 : smallBlocksEnd;
    Place place;
    place.block = (index - from) / size + (isSmall ? 0 : smallBlocksEnd / smallBlock);
    place.start = from + (index - from) / size * size;
    const int offset = index - place.start;
    if (offset % slotStep == 0 && offset / slotStep < static_cast<int>(slotTraits.size()))
        place.slot = offset / slotStep;
    return place;
}

int blockStart(int block)
{
    const int smallBlocks = smallBlocksEnd / smallBlock;
    return block < smallBlocks ? block * smallBlock : smallBlocksEnd + (block - smallBlocks) * bigBlock;
}

struct Band
{
    int first;
    int last;
    quint32 weight;
};
constexpr auto bands = std::to_array<Band>(
    {{1930, 1949, 8}, {1950, 1964, 18}, {1965, 1979, 26}, {1980, 1994, 26}, {1995, 2006, 14}, {2007, 2025, 8}});

constexpr auto streets =
    std::to_array<const char16_t*>({u"đường Hoa Gạo Mẫu", u"đường Bến Thử", u"phố Cây Ví Dụ", u"đường Số Không",
                                    u"ngõ Giả Định", u"đường Tập Dượt", u"phố Hàng Nháp", u"đường Đèn Trời Mẫu"});
constexpr auto communes =
    std::to_array<const char16_t*>({u"phường Sông Mẫu", u"xã Đồng Thử", u"phường Gò Ví Dụ", u"xã Bãi Nháp",
                                    u"phường Chợ Giả", u"xã Núi Mẫu", u"phường Rạch Tập"});
constexpr auto mailDomains =
    std::to_array<const char16_t*>({u"example.com", u"example.com", u"example.com", u"example.org", u"example.net",
                                    u"thu.example", u"mail.example", u"truong.example"});

QString digits(quint64 number, int width)
{
    return QString::number(number).rightJustified(width, u'0');
}

/// Invents one person. What a trait wants is decided before anything is thrown, so the rest of them stays plain.
class Invention
{
public:
    Invention(quint64 seed, int index, const Place& place, std::optional<Trait> trait)
        : m_seed(seed), m_index(static_cast<quint64>(index)), m_place(place), m_trait(trait),
          m_dice(seed ^ diceSalt, static_cast<quint64>(index))
    {}

    InventedCitizen make()
    {
        m_citizen.id = opaqueId();
        addPerson();
        addNumbers();
        addHome();
        addAccount();
        addEmail();
        const bool canReset = m_citizen.accountState == InventedAccountState::Active ||
                              m_citizen.accountState == InventedAccountState::Locked;
        m_citizen.hasEmailChannel = canReset && !m_citizen.email.isEmpty();
        m_citizen.hasSmartOtpChannel = canReset && (is(Trait::SmartOtp) || (!m_trait && m_dice.chance(80)));
        return m_citizen;
    }

private:
    [[nodiscard]] bool is(Trait trait) const { return m_trait == trait; }
    [[nodiscard]] quint64 own(quint64 size, Salt salt, quint64 offset = 0) const
    {
        return shuffled(m_index + offset, size, mixed(m_seed ^ (quint64{salt} << 32U)));
    }

    [[nodiscard]] QString opaqueId() const
    {
        return u"c"_s + QString::number(own(idSpace, idSalt), 36).rightJustified(11, u'0');
    }

    void addPerson();
    void addNumbers();
    void addHome();
    void addAccount();
    void addEmail();
    [[nodiscard]] QString personalId();
    [[nodiscard]] int homeProvince() const;
    [[nodiscard]] int province(quint32 homePermille);

    quint64 m_seed;
    quint64 m_index;
    Place m_place;
    std::optional<Trait> m_trait;
    InventedDice m_dice;
    InventedCitizen m_citizen;
    int m_year = 0;
};

void Invention::addPerson()
{
    const Band& band = m_dice.weighted(std::span<const Band>(bands));
    m_year = m_dice.between(band.first, band.last);
    if (m_trait && m_year > 2005) // whoever is to be helped at a counter is of age
        m_year -= 25;
    m_citizen.sex = m_dice.roll(2) == 0 ? InventedSex::Male : InventedSex::Female;
    m_citizen.fullName = inventedName(m_dice, m_citizen.sex, m_year, m_trait.has_value());
    const QString month = digits(static_cast<quint64>(m_dice.between(1, 12)), 2);
    const QString day = digits(static_cast<quint64>(m_dice.between(1, 28)), 2);
    const quint32 thrown = m_trait ? 999 : m_dice.roll(1000);
    m_citizen.birthDate = QString::number(m_year);
    if (is(Trait::YearOnly) || thrown < (m_year < 1965 ? 120U : 4U))
        return;
    m_citizen.birthDate += u'-' + month;
    if (thrown >= (m_year < 1965 ? 150U : 5U))
        m_citizen.birthDate += u'-' + day;
}

int Invention::homeProvince() const
{
    return m_citizen.officeCode.left(2).toInt();
}

int Invention::province(quint32 homePermille)
{
    return m_dice.chance(homePermille) ? homeProvince() : m_dice.oneOf(std::span<const int>(provinces));
}

/// Unique by its last six digits alone, whatever stands before them.
QString Invention::personalId()
{
    int year = m_year;
    bool isWoman = m_citizen.sex == InventedSex::Female;
    if (!m_trait && m_dice.chance(5)) { // a corrected birth year or sex: a warning at the counter, never a refusal
        if (m_dice.roll(2) == 0)
            isWoman = !isWoman;
        else
            year += year < 2000 ? 1 : -1;
    }
    const int century = (year >= 2000 ? 2 : 0) + (isWoman ? 1 : 0);
    return digits(static_cast<quint64>(province(650)), 3) + QString::number(century) +
           digits(static_cast<quint64>(year % 100), 2) + digits(own(1'000'000, personalSalt), 6);
}

void Invention::addNumbers()
{
    if (is(Trait::OtherOffice)) {
        m_citizen.officeCode = StaffRoster::officeB().code;
    } else {
        const quint32 thrown = m_trait ? 0 : m_dice.roll(1000);
        static const std::vector<TrainingOffice> others = StaffRoster::otherOffices();
        m_citizen.officeCode = thrown < 590   ? StaffRoster::officeA().code
                               : thrown < 720 ? StaffRoster::officeB().code
                                              : others[m_dice.roll(static_cast<quint32>(others.size()))].code;
    }
    const QString prefix = digits(static_cast<quint64>(province(700)), 2);
    const bool lacksInsurance = is(Trait::PersonalIdOnly) || (!m_trait && m_dice.chance(8));
    if (!lacksInsurance)
        m_citizen.insuranceNumber = prefix + digits(own(insuranceSerials, insuranceSalt), 8);
    if (m_trait || lacksInsurance || !m_dice.chance(10))
        m_citizen.personalId = personalId();
    if (is(Trait::Merged) || (!m_trait && m_dice.chance(10)))
        m_citizen.formerNumbers << digits(static_cast<quint64>(province(500)), 2) +
                                       digits(own(insuranceSerials, insuranceSalt, formerOffset), 8);
    if (!m_trait && m_year < 2001 && m_dice.chance(350))
        m_citizen.formerNumbers << digits(own(oldCardNumbers, oldCardSalt), 9);
}

void Invention::addHome()
{
    static constexpr auto names = std::to_array<std::pair<int, const char16_t*>>(
        {{1, u"Hà Nội"}, {79, u"Thành phố Hồ Chí Minh"}, {48, u"Đà Nẵng"}, {66, u"Đắk Lắk"}, {92, u"Cần Thơ"}});
    const auto found = std::ranges::find(names, homeProvince(), &std::pair<int, const char16_t*>::first);
    m_citizen.address =
        u"Số %1, %2, %3, %4"_s.arg(QString::number(m_dice.between(1, 300)),
                                   QString::fromUtf16(m_dice.oneOf(std::span<const char16_t* const>(streets))),
                                   QString::fromUtf16(m_dice.oneOf(std::span<const char16_t* const>(communes))),
                                   QString::fromUtf16(found == names.end() ? u"Việt Nam" : found->second));
}

void Invention::addAccount()
{
    using State = InventedAccountState;
    m_citizen.accountState = State::Active;
    if (m_trait) {
        if (is(Trait::NoAccount))
            m_citizen.accountState = State::None;
        else if (is(Trait::Locked))
            m_citizen.accountState = State::Locked;
        else if (is(Trait::VneidOnly))
            m_citizen.accountState = State::VneidOnly;
        return;
    }
    const quint32 thrown = m_dice.roll(100);
    m_citizen.accountState = m_year > 2010 || thrown < 20 ? State::None
                             : thrown < 23                ? State::AwaitingApproval
                             : thrown < 81                ? State::Active
                             : thrown < 84                ? State::Locked
                             : thrown < 98                ? State::VneidOnly
                                                          : State::Cancelled;
}

void Invention::addEmail()
{
    using State = InventedEmailState;
    m_citizen.emailState = State::Proven;
    if (is(Trait::NoEmail))
        m_citizen.emailState = State::None;
    else if (is(Trait::Unproven))
        m_citizen.emailState = State::Unproven;
    else if (is(Trait::Bouncing))
        m_citizen.emailState = State::Bouncing;
    else if (!m_trait) {
        const quint32 thrown = m_dice.roll(100);
        m_citizen.emailState = m_year > 2010 || thrown < 35 ? State::None
                               : thrown < 57                ? State::Unproven
                               : thrown < 97                ? State::Proven
                                                            : State::Bouncing;
    }
    if (m_citizen.emailState == State::None)
        return;
    m_citizen.emailAgeDays = m_dice.between(60, 1500);
    if (is(Trait::SharedAddress)) { // one address of a family, the same for the whole block
        const quint64 key = mixed(m_seed ^ (quint64{sharedSalt} << 32U));
        m_citizen.email =
            u"giadinh.%1@example.com"_s.arg(digits(shuffled(static_cast<quint64>(m_place.block), 1'000'000, key), 6));
        return;
    }
    const QString family = asciiLetters(m_citizen.fullName.section(u' ', 0, 0));
    const QString given = asciiLetters(m_citizen.fullName.section(u' ', -1));
    const QString domain = m_citizen.emailState == State::Bouncing
                               ? u"hop-thu-cu.invalid"_s
                               : QString::fromUtf16(m_dice.oneOf(std::span<const char16_t* const>(mailDomains)));
    m_citizen.email = u"%1.%2%3@%4"_s.arg(given, family, digits(own(1'000'000, emailSalt), 6), domain);
}

} // namespace

InventedCitizens::InventedCitizens(quint64 seed, int count)
    : m_seed(mixed(seed)), m_count(std::clamp(count, 0, maximumCount))
{}

InventedCitizen InventedCitizens::citizen(int index) const
{
    Q_ASSERT(index >= 0 && index < m_count);
    return Invention(m_seed, index, placeOf(index), traitOf(index)).make();
}

std::optional<CitizenTrait> InventedCitizens::traitOf(int index) const
{
    if (index < 0 || index >= m_count)
        return std::nullopt;
    const Place place = placeOf(index);
    if (place.slot < 0)
        return std::nullopt;
    // An address is shared by three: where the store ends within them, there is nothing to share.
    const int lastSharer = place.start + static_cast<int>(slotTraits.size() - 1) * slotStep;
    if (place.slot >= firstSharedSlot && lastSharer >= m_count)
        return std::nullopt;
    return slotTraits[static_cast<std::size_t>(place.slot)];
}

std::vector<int> InventedCitizens::indicesWith(CitizenTrait trait, int limit) const
{
    std::vector<int> found;
    for (int block = 0; blockStart(block) < m_count; ++block) {
        for (int slot = 0; slot < static_cast<int>(slotTraits.size()); ++slot) {
            if (static_cast<int>(found.size()) >= limit)
                return found;
            const int index = blockStart(block) + slot * slotStep;
            if (traitOf(index) == trait)
                found.push_back(index);
        }
    }
    return found;
}

} // namespace bhxh::training
