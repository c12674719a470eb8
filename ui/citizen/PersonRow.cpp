#include "ui/citizen/PersonRow.h"

#include "ui/Words.h"
#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace bhxh::ui {

namespace {

QString numbersOf(const domain::Citizen& citizen)
{
    QStringList numbers;
    for (const domain::CitizenNumber& number : citizen.currentNumbers())
        numbers << number.grouped();
    return numbers.join(u" · "_s);
}

} // namespace

TwoLineItem personRow(const domain::Citizen& citizen)
{
    //: sex, then birth date
    QStringList about{
        QCoreApplication::translate("PersonRow", "%1 · born %2").arg(words(citizen.sex), citizen.birthDate.display())};
    if (!citizen.address.isEmpty())
        about << citizen.address;
    return {.id = citizen.id.text(),
            .first = citizen.name.clearText(),
            .firstAside = numbersOf(citizen),
            .second = about.join(u" · "_s)};
}

} // namespace bhxh::ui
