#include "ui/widgets/ValueNote.h"

#include "ui/style/Space.h"
#include "ui/style/Theme.h"
#include "ui/widgets/TextLabel.h"
#include <QHBoxLayout>

namespace bhxh::ui {

namespace {
constexpr int IconEdge = 16;
}

ValueNote::ValueNote(QWidget* parent)
    : QWidget(parent), m_icon(new QLabel(this)),
      m_words(new TextLabel({}, TextStyle::Caption, ColourRole::TextMuted, this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::Hair);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_words, 1);
    m_icon->setFixedHeight(Theme::lineHeight(m_words->font()));
    m_words->setWrapped(true);
    m_words->setFigures(true);
    connect(&Theme::instance(), &Theme::changed, this, &ValueNote::render);
    hide();
}

void ValueNote::say(Tone tone, const QString& words, IconName icon)
{
    m_tone = tone;
    m_iconName = icon == IconName::None ? Icon::forTone(tone) : icon;
    m_words->setText(words);
    render();
    setVisible(!words.isEmpty());
}

QString ValueNote::words() const
{
    return m_words->text();
}

void ValueNote::render()
{
    m_words->setRole(strongRole(m_tone));
    m_icon->setPixmap(Icon::pixmap(m_iconName, strongRole(m_tone), IconEdge));
    m_icon->setVisible(m_iconName != IconName::None);
}

} // namespace bhxh::ui
