#include "ui/widgets/FieldNote.h"

#include "ui/style/Icon.h"
#include "ui/style/Space.h"
#include "ui/style/Theme.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/TextLabel.h"
#include <QHBoxLayout>

namespace bhxh::ui {

namespace {
constexpr int IconEdge = 16;
}

FieldNote::FieldNote(QWidget* parent)
    : QWidget(parent), m_icon(new QLabel(this)),
      m_words(new TextLabel({}, TextStyle::Caption, ColourRole::TextMuted, this)),
      m_action(new ActionButton({}, ActionButton::Kind::Link, this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::Hair);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    m_icon->setFixedHeight(Theme::lineHeight(m_words->font()));
    m_words->setWrapped(true);
    row->addWidget(m_words, 1, Qt::AlignTop);
    // As high as the line of words: a link must not make the row grow when it comes.
    m_action->setFont(Theme::font(TextStyle::CaptionStrong));
    m_action->setFixedHeight(Theme::lineHeight(m_words->font()));
    row->addWidget(m_action, 0, Qt::AlignTop);
    row->addStretch(0);
    connect(m_action, &ActionButton::clicked, this, &FieldNote::actionChosen);
    connect(&Theme::instance(), &Theme::changed, this, &FieldNote::render);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    setLines(1);
    say(Tone::Neutral, {});
}

void FieldNote::setLines(int lines)
{
    setMinimumHeight(lines > 0 ? lines * Theme::lineHeight(m_words->font()) + space::Hair : 0);
    setVisible(lines > 0);
}

void FieldNote::say(Tone tone, const QString& words, const QString& action)
{
    m_tone = tone;
    m_words->setText(words);
    m_words->setRole(strongRole(tone));
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    // With an action the words are short and the action stands right behind them.
    m_words->setWrapped(action.isEmpty());
    static_cast<QHBoxLayout*>(layout())->setStretchFactor(m_words, action.isEmpty() ? 1 : 0);
    render();
}

void FieldNote::render()
{
    const IconName icon = Icon::forTone(m_tone);
    m_icon->setPixmap(Icon::pixmap(icon, strongRole(m_tone), IconEdge));
    m_icon->setVisible(icon != IconName::None && !m_words->text().isEmpty());
}

} // namespace bhxh::ui
