#include "ui/widgets/EmptyState.h"

#include "ui/style/Space.h"
#include "ui/style/Theme.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/TextLabel.h"
#include <QVBoxLayout>

namespace bhxh::ui {

namespace {
constexpr int IconEdge = 40;
}

EmptyState::EmptyState(IconName icon, const QString& sentence, QWidget* parent)
    : QWidget(parent), m_iconName(icon), m_icon(new QLabel(this)),
      m_sentence(new TextLabel(sentence, TextStyle::Section, ColourRole::Text, this)),
      m_hint(new TextLabel({}, TextStyle::Body, ColourRole::TextMuted, this)),
      m_action(new ActionButton({}, ActionButton::Kind::Quiet, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::Wide, space::Wide, space::Wide, space::Wide);
    column->setSpacing(space::Small);
    column->addStretch(2);
    m_icon->setAlignment(Qt::AlignCenter);
    column->addWidget(m_icon);
    column->addSpacing(space::Hair);
    for (TextLabel* words : {m_sentence, m_hint}) {
        words->setWrapped(true);
        words->setAlignment(Qt::AlignCenter);
        column->addWidget(words);
    }
    column->addSpacing(space::Small);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch(3);
    m_hint->hide();
    m_action->hide();
    connect(m_action, &ActionButton::clicked, this, &EmptyState::actionChosen);
    connect(&Theme::instance(), &Theme::changed, this, &EmptyState::renderIcon);
    setAccessibleName(sentence);
    renderIcon();
}

void EmptyState::setIcon(IconName icon)
{
    m_iconName = icon;
    renderIcon();
}

void EmptyState::setSentence(const QString& sentence)
{
    m_sentence->setText(sentence);
    setAccessibleName(sentence);
}

void EmptyState::setHint(const QString& hint)
{
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
}

void EmptyState::setAction(const QString& text, IconName icon)
{
    m_action->setText(text);
    m_action->setIconName(icon);
    m_action->setVisible(!text.isEmpty());
}

void EmptyState::renderIcon()
{
    m_icon->setPixmap(Icon::pixmap(m_iconName, ColourRole::TextMuted, IconEdge));
}

} // namespace bhxh::ui
