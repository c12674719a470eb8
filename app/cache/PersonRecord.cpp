#include "cache/PersonRecord.h"

#include "cache/PackedBirth.h"
#include <algorithm>

namespace bhxh::cache {

using namespace domain;

namespace {

constexpr quint64 anyNumber = std::numeric_limits<qint64>::max();
constexpr quint64 mostFormerNumbers = 1000;

template <typename Value>
Value readOneOf(RecordReader& reader, Value last)
{
    return static_cast<Value>(reader.number(static_cast<quint64>(last)));
}

QString textOf(const auto& number)
{
    return number ? number->clearText() : QString();
}

template <typename Number>
std::optional<Number> readNumber(RecordReader& reader)
{
    const QString text = reader.ascii();
    if (text.isEmpty())
        return std::nullopt;
    Outcome<Number> number = Number::parse(text);
    if (!number)
        reader.setBroken();
    return number ? std::optional(*std::move(number)) : std::nullopt;
}

void addNumber(QList<QString>& numbers, const QString& number)
{
    if (!number.isEmpty() && !numbers.contains(number))
        numbers << number;
}

QList<QString> numbersOf(const QString& insuranceNumber, const QString& personalId, const QList<QString>& former)
{
    QList<QString> numbers;
    addNumber(numbers, insuranceNumber);
    addNumber(numbers, personalId);
    for (const QString& text : former) {
        if (const auto number = CitizenNumber::parse(text)) // else it is of a form that can't be typed either
            addNumber(numbers, lookedFor(*number));
    }
    return numbers;
}

/// What stands in front, so that the index reads no further.
bool readForm(RecordReader& reader)
{
    return reader.number(anyNumber) == personRecordForm && !reader.isBroken();
}

QList<QString> readFormerNumbers(RecordReader& reader)
{
    QList<QString> former;
    const quint64 count = reader.number(mostFormerNumbers);
    for (quint64 i = 0; i < count && !reader.isBroken(); ++i)
        former << reader.text();
    return former;
}

void readStates(RecordReader& reader, Citizen& citizen)
{
    citizen.sex = readOneOf(reader, Sex::Unknown);
    citizen.office = reader.text();
    citizen.email.state = readOneOf(reader, EmailState::Unknown);
    citizen.email.masked = reader.text();
    citizen.account.state = readOneOf(reader, AccountState::Unknown);
}

} // namespace

QString lookedFor(const CitizenNumber& number)
{
    constexpr qsizetype insuranceDigits = 10;
    return number.kind() == NumberKind::HealthCard ? number.clearText().right(insuranceDigits) : number.clearText();
}

PersonKeys keysOf(const Citizen& citizen)
{
    return {citizen.id.text(),
            numbersOf(textOf(citizen.insuranceNumber), textOf(citizen.personalId), citizen.formerNumbers)};
}

void writePerson(const Citizen& citizen, const QDateTime& receivedAt, PlainBytes& bytes)
{
    RecordWriter writer(bytes);
    writer.number(personRecordForm);
    writer.text(citizen.name.clearText());
    writer.number(packed(citizen.birthDate));
    writer.text(citizen.id.text());
    writer.text(textOf(citizen.insuranceNumber));
    writer.text(textOf(citizen.personalId));
    const QList<QString> former = citizen.formerNumbers.mid(0, mostFormerNumbers);
    writer.number(static_cast<quint64>(former.size()));
    for (const QString& number : former)
        writer.text(number);
    writer.text(citizen.version.tag);
    writer.number(static_cast<quint64>(citizen.sex));
    writer.text(citizen.office);
    writer.number(static_cast<quint64>(citizen.email.state));
    writer.text(citizen.email.masked);
    writer.number(static_cast<quint64>(citizen.account.state));
    writer.number(static_cast<quint64>(receivedAt.toSecsSinceEpoch()));
}

std::optional<NameAndBirth> readNameAndBirth(QByteArrayView bytes)
{
    RecordReader reader(bytes);
    if (!readForm(reader))
        return std::nullopt;
    NameAndBirth result;
    result.name = reader.utf8();
    result.birth = static_cast<quint32>(reader.number(std::numeric_limits<quint32>::max()));
    return reader.isBroken() ? std::nullopt : std::optional(result);
}

std::optional<PersonKeys> readKeys(QByteArrayView bytes)
{
    RecordReader reader(bytes);
    if (!readForm(reader))
        return std::nullopt;
    reader.utf8();
    reader.number(anyNumber);
    PersonKeys keys;
    keys.id = reader.text();
    const QString insuranceNumber = reader.text();
    const QString personalId = reader.text();
    keys.numbers = numbersOf(insuranceNumber, personalId, readFormerNumbers(reader));
    return reader.isBroken() ? std::nullopt : std::optional(keys);
}

/// Without the list that Citizen::currentNumbers makes: every look-up asks this.
bool holdsNow(const Citizen& citizen, const QString& lookedFor)
{
    return textOf(citizen.insuranceNumber) == lookedFor || textOf(citizen.personalId) == lookedFor;
}

bool isFoundBy(const Citizen& citizen, const QString& lookedFor)
{
    return holdsNow(citizen, lookedFor) || numbersOf({}, {}, citizen.formerNumbers).contains(lookedFor);
}

std::optional<domain::SavedCitizen> readPerson(QByteArrayView bytes)
{
    RecordReader reader(bytes);
    if (!readForm(reader))
        return std::nullopt;
    PersonName name = PersonName::fromClearText(reader.text());
    const auto birth = unpackedBirth(reader.number(std::numeric_limits<quint32>::max()));
    auto id = CitizenId::parse(reader.ascii());
    if (!birth || !id)
        return std::nullopt;
    std::optional saved =
        domain::SavedCitizen{.citizen = {.id = *std::move(id), .name = std::move(name), .birthDate = *birth}};
    Citizen& citizen = saved->citizen;
    citizen.insuranceNumber = readNumber<InsuranceNumber>(reader);
    citizen.personalId = readNumber<PersonalId>(reader);
    citizen.formerNumbers = readFormerNumbers(reader);
    citizen.version.tag = reader.text();
    readStates(reader, citizen);
    saved->receivedAt = QDateTime::fromSecsSinceEpoch(static_cast<qint64>(reader.number(anyNumber)), Qt::UTC);
    if (!reader.isWhole())
        saved.reset();
    return saved;
}

} // namespace bhxh::cache
