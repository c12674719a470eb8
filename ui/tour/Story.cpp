#include "ui/tour/Story.h"

#include "ui/widgets/StatePill.h"
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace bhxh::ui {

std::function<QWidget*()> Story::windowOf(Desk desk) const
{
    return [world = m_world, desk] { return world.window(desk); };
}

std::function<QWidget*()> Story::displayOfCounter() const
{
    return [world = m_world] { return world.display(Counter); };
}

Story::Act Story::now(std::function<bool()> deed)
{
    return [deed = std::move(deed)](const Tour::Finished& finished) { finished(deed()); };
}

Story::Look Story::sees(std::function<Hands()> hands, const QStringList& widgets)
{
    return [hands = std::move(hands), widgets] {
        for (const QString& widget : widgets) {
            if (!hands().canUse(widget))
                return u"not to be seen, or not to be used: "_s + widget;
        }
        return QString();
    };
}

Story::Look Story::reads(std::function<Hands()> hands, const QString& label, const QString& words)
{
    return [hands = std::move(hands), label, words] {
        const QWidget* widget = hands().find(label);
        if (!widget || !widget->isVisible())
            return u"not to be seen: "_s + label;
        const auto* pill = qobject_cast<const StatePill*>(widget);
        const auto* plain = qobject_cast<const QLabel*>(widget);
        const QString text = pill ? pill->word() : plain ? plain->text() : QString();
        return text.contains(words) ? QString() : label + u" reads something else"_s;
    };
}

Story::Look Story::both(Look one, Look other)
{
    return [one = std::move(one), other = std::move(other)] {
        const QString missing = one();
        return missing.isEmpty() ? other() : missing;
    };
}

Story::Look Story::holds(const QString& field, const QString& text) const
{
    return [this, field, text] {
        const auto* edit = qobject_cast<const QLineEdit*>(at(Counter).find(field));
        if (!edit || !edit->isVisible())
            return u"not to be seen: "_s + field;
        return edit->text() == text ? QString() : field + u" holds something else"_s;
    };
}

void Story::ask(const QByteArray& method, const QString& path, const QJsonObject& body,
                const std::function<void(const QJsonDocument&)>& then) const
{
    m_world.ask(method, path, body.isEmpty() ? QJsonDocument() : QJsonDocument(body))
        .then(m_world.window(Counter), then);
}

bool Story::typeCode(const QString& code) const
{
    return citizen().type(u"codeEntry"_s, code) && citizen().click(u"codeSubmitButton"_s);
}

void Story::learnCode(const QString& to, const Tour::Finished& finished)
{
    ask("GET", u"/training/mailbox?to="_s + to, {}, [facts = m_facts, finished](const QJsonDocument& mails) {
        static const QByteArray header = "X-Training-Code: ";
        facts->code.clear();
        const QJsonArray items = mails.array();
        for (const QJsonValue& mail : items) {
            const QList<QByteArray> lines = mail["raw"_L1].toString().toUtf8().split('\n');
            for (const QByteArray& line : lines) {
                if (line.startsWith(header))
                    facts->code = QString::fromLatin1(line.mid(header.size()).trimmed());
            }
        }
        finished(!facts->code.isEmpty());
    });
}

void Story::add(const QString& who, const QString& name, const QString& does, const QString& expected, Act act,
                Look look, std::function<QWidget*()> picture)
{
    const QString numbered = u"%1-%2"_s.arg(int(m_steps.size()) + 1, 2, 10, QChar(u'0')).arg(name);
    m_steps.append({.name = numbered,
                    .who = who,
                    .does = does,
                    .expected = expected,
                    .act = std::move(act),
                    .missing = std::move(look),
                    .picture = std::move(picture)});
}

} // namespace bhxh::ui
