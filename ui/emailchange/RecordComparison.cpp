#include "ui/emailchange/RecordComparison.h"

#include "domain/Citizen.h"
#include "ui/Words.h"
#include "ui/style/Space.h"
#include "ui/widgets/TextLabel.h"
#include <QGridLayout>

using namespace Qt::StringLiterals;

namespace bhxh::ui {

RecordComparison::RecordComparison(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::Medium);
    m_grid->setVerticalSpacing(space::Hair);
    for (int column = 0; column < 3; ++column) {
        m_heads[column] = new TextLabel({}, TextStyle::Caption, ColourRole::TextMuted);
        m_grid->addWidget(m_heads[column], 0, column + 1);
        m_grid->setColumnStretch(column + 1, 1);
    }
}

void RecordComparison::renderHead()
{
    //: column of a comparison: the record as it was when the form was opened
    m_heads[0]->setText(tr("On record before"));
    //: column of a comparison: the record as somebody else has changed it
    m_heads[1]->setText(tr("On record now"));
    //: column of a comparison: the new address as it stands in the form
    m_heads[2]->setText(tr("Typed here"));
}

RecordComparison::Line& RecordComparison::line(int row)
{
    while (m_lines.size() <= row) {
        const int at = int(m_lines.size()) + 1;
        Line made{.name = new TextLabel({}, TextStyle::Caption, ColourRole::TextMuted), .values = {}};
        m_grid->addWidget(made.name, at, 0, Qt::AlignTop);
        for (int column = 0; column < 3; ++column) {
            made.values[column] = new TextLabel;
            made.values[column]->setWrapped(true);
            made.values[column]->setSelectable(true);
            m_grid->addWidget(made.values[column], at, column + 1, Qt::AlignTop);
        }
        m_lines.append(made);
    }
    return m_lines[row];
}

/// What is another now stands out, by more than its colour.
void RecordComparison::put(int row, const QString& name, const QString& before, const QString& now,
                           const QString& typed)
{
    const Line& shown = line(row);
    const bool differs = before != now;
    const QString none = u"—"_s;
    shown.name->setText(name);
    shown.values[0]->setText(before.isEmpty() ? none : before);
    shown.values[1]->setText(now.isEmpty() ? none : now);
    shown.values[2]->setText(typed);
    shown.values[0]->setRole(ColourRole::TextMuted);
    shown.values[1]->setTextStyle(differs ? TextStyle::BodyStrong : TextStyle::Body);
    shown.values[1]->setRole(differs ? ColourRole::Caution : ColourRole::TextMuted);
    //: read by a screen reader: a column of the comparison, what stands in it
    const QString spoken = tr("%1: %2");
    for (int column = 0; column < 3; ++column)
        shown.values[column]->setAccessibleName(spoken.arg(m_heads[column]->text(), shown.values[column]->text()));
    for (QWidget* part : std::initializer_list<QWidget*>{shown.name, shown.values[0], shown.values[1], shown.values[2]})
        part->show();
}

void RecordComparison::compare(const domain::Citizen& before, const domain::Citizen& now, const QString& typed)
{
    renderHead();
    int row = 0;
    const auto address = [](const domain::Citizen& citizen) {
        return citizen.email.masked.isEmpty() ? tr("no address") : citizen.email.masked;
    };
    put(row++, tr("E-mail address"), address(before), address(now), typed);
    put(row++, tr("State"), words(before.email.state), words(now.email.state));
    // A record from the saved data had neither: they are no news.
    if (before.email.since.isValid())
        put(row++, tr("Since"), dateTimeText(before.email.since), dateTimeText(now.email.since));
    const auto where = [&](const QString& name, const QString& then, const QString& today) {
        if (then != today)
            put(row++, name, then, today);
    };
    where(tr("Full name"), before.name.clearText(), now.name.clearText());
    where(tr("Birth date"), before.birthDate.display(), now.birthDate.display());
    if (!before.address.isEmpty())
        where(tr("Address"), before.address, now.address);
    where(tr("VssID account"), words(before.account.state), words(now.account.state));
    for (; row < m_lines.size(); ++row) {
        m_lines[row].name->hide();
        for (TextLabel* value : m_lines[row].values)
            value->hide();
    }
}

} // namespace bhxh::ui
