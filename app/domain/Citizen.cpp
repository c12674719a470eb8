#include "domain/Citizen.h"

#include "domain/TextCleaning.h"
#include <QDebug>

namespace bhxh::domain {

QList<CitizenNumber> Citizen::currentNumbers() const
{
    QList<CitizenNumber> numbers;
    if (insuranceNumber)
        numbers << insuranceNumber->number();
    if (personalId)
        numbers << personalId->number();
    return numbers;
}

QList<NumberWarning> Citizen::numberWarnings(QDate today) const
{
    QList<NumberWarning> all;
    for (const CitizenNumber& number : currentNumbers()) {
        for (const NumberWarning warning : number.warnings(&birthDate, &sex, today)) {
            if (!all.contains(warning))
                all << warning;
        }
    }
    return all;
}

QDebug operator<<(QDebug debug, const Citizen& citizen)
{
    const QDebugStateSaver saver(debug);
    debug.nospace().noquote() << "Citizen(" << citizen.id.text() << ')';
    return debug;
}

Outcome<CaseReference> CaseReference::parse(const QString& typed)
{
    constexpr qsizetype mostCharacters = 40; // CitizenSearch.caseReference in central-api.yaml
    CaseReference reference;
    reference.m_text = text::collapsed(typed);
    if (text::length(reference.m_text) > mostCharacters)
        return failed(FailureCode::CaseReferenceTooLong);
    return reference;
}

} // namespace bhxh::domain
