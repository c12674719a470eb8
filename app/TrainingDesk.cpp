#include "TrainingDesk.h"

namespace bhxh {

TrainingDesk::TrainingDesk(const central::Place& place, const QUrl& training)
    : m_browser(training), m_desk(place, [this](const QUrl& url) { return m_browser.open(url); },
                                  // A class room keeps nothing: what is saved for look-ups goes with the desk.
                                  {.keychain = {},
                                   .folder = {},
                                   .savedFolder = m_folder.filePath(QStringLiteral("saved")),
                                   .installation = place.deskId.toRfc4122()})
{
    using Person = training::TrainingBrowser::Person;
    QObject::connect(&m_browser, &training::TrainingBrowser::peopleKnown, &m_chooser,
                     [this](const QList<Person>& people) {
                         QList<ui::StaffChoice> choices;
                         for (const Person& person : people)
                             choices.append({.loginHint = person.loginHint,
                                             .name = person.name,
                                             .office = person.office,
                                             .counter = person.roles.contains(u"counter"),
                                             .supervisor = person.roles.contains(u"supervisor")});
                         m_chooser.offer(choices);
                     });
    window().addCompanion(&m_chooser);
    QObject::connect(&m_chooser, &ui::StaffChooser::chosen, &m_browser, &training::TrainingBrowser::choose);
    QObject::connect(&m_browser, &training::TrainingBrowser::finished, &m_chooser, &QWidget::close);
}

} // namespace bhxh
