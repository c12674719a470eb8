#include "ui/signin/StaffChooser.h"

#include "ui/Words.h"
#include "ui/style/Icon.h"
#include "ui/style/Space.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/TextLabel.h"
#include <QEvent>
#include <QKeyEvent>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bhxh::ui {

StaffChooser::StaffChooser(QWidget* parent)
    : QWidget(parent, Qt::Window), m_title(new TextLabel({}, TextStyle::Section)),
      m_explanation(new TextLabel({}, TextStyle::Body, ColourRole::TextMuted)), m_column(new QVBoxLayout(this))
{
    setObjectName(u"staffChooser"_s);
    setWindowIcon(Icon::application());
    setMinimumWidth(440);
    m_explanation->setWrapped(true);
    m_column->setContentsMargins(space::Wide, space::Wide, space::Wide, space::Wide);
    m_column->setSpacing(space::Small);
    m_column->addWidget(m_title);
    m_column->addWidget(m_explanation);
    render();
}

void StaffChooser::offer(const QList<StaffChoice>& staff)
{
    m_staff = staff;
    render();
    show();
    raise();
    activateWindow();
}

void StaffChooser::render()
{
    setWindowTitle(tr("Training: sign-in page"));
    m_title->setText(tr("Who is at the desk?"));
    m_explanation->setText(
        m_staff.isEmpty()
            ? tr("The training central does not answer. Close this window and sign in again.")
            //: Shown in training only, where this window stands for the browser's sign-in page.
            : tr("In training this window stands for the sign-in page of the browser. All people here are invented."));
    delete m_people;
    m_people = new QWidget;
    auto* people = new QVBoxLayout(m_people);
    people->setContentsMargins(0, 0, 0, 0);
    people->setSpacing(space::Small);
    m_column->addWidget(m_people);

    QStringList offices;
    for (const StaffChoice& person : std::as_const(m_staff)) {
        if (!offices.contains(person.office))
            offices << person.office;
    }
    for (const QString& office : std::as_const(offices))
        addOffice(office);
    adjustSize();
}

void StaffChooser::addOffice(const QString& office)
{
    auto* heading = new TextLabel(office, TextStyle::CaptionStrong, ColourRole::TextMuted);
    heading->setContentsMargins(0, space::Small, 0, 0);
    m_people->layout()->addWidget(heading);
    for (const StaffChoice& person : std::as_const(m_staff)) {
        if (person.office != office)
            continue;
        QStringList roles;
        if (person.counter)
            roles << words(domain::Role::Counter);
        if (person.supervisor)
            roles << words(domain::Role::Supervisor);
        //: a person's name, then what they do
        auto* button = new ActionButton(tr("%1 · %2").arg(person.name, roles.join(u", "_s)));
        button->setObjectName(u"staff."_s + person.loginHint);
        button->setLeading(true);
        button->setIconName(person.supervisor ? IconName::Approve : IconName::User);
        connect(button, &QAbstractButton::clicked, this, [this, hint = person.loginHint] { emit chosen(hint); });
        m_people->layout()->addWidget(button);
    }
}

void StaffChooser::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        render();
    QWidget::changeEvent(event);
}

void StaffChooser::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

} // namespace bhxh::ui
