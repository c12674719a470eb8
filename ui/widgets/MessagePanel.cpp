#include "ui/widgets/MessagePanel.h"

#include "ui/style/Icon.h"
#include "ui/style/Plate.h"
#include "ui/style/Space.h"
#include "ui/style/Theme.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/TextLabel.h"
#include <QAccessible>
#include <QHBoxLayout>
#include <QToolButton>

namespace bhxh::ui {

namespace {
constexpr int MostActions = 2;
}

MessagePanel::MessagePanel(QWidget* parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_text(new TextLabel({}, TextStyle::Body, ColourRole::Text, this)),
      m_code(new TextLabel({}, TextStyle::Caption, ColourRole::TextMuted, this)), m_close(new QToolButton(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::Medium, space::Hair, space::Hair, space::Hair);
    row->setSpacing(space::Small);
    row->addWidget(m_icon);
    m_text->setWrapped(true);
    m_text->setSelectable(true);
    row->addWidget(m_text, 1);
    m_code->setFigures(true);
    row->addWidget(m_code);
    for (int i = 0; i < MostActions; ++i) {
        auto* button = new ActionButton({}, ActionButton::Kind::Quiet, this);
        connect(button, &ActionButton::clicked, this, [this, i] { emit actionChosen(i); });
        m_actions.append(button);
        row->addWidget(button);
    }
    m_close->setFixedSize(space::ControlHeight, space::ControlHeight);
    m_close->setFocusPolicy(Qt::StrongFocus);
    connect(m_close, &QToolButton::clicked, this, &MessagePanel::closed);
    row->addWidget(m_close);
    connect(&Theme::instance(), &Theme::changed, this, &MessagePanel::render);
    hide();
}

bool MessagePanel::show(Tone tone, const QString& text, const QString& code, const QStringList& actions)
{
    if (!isHidden() && m_tone == tone && m_text->text() == text && m_code->text() == code && m_labels == actions)
        return false;
    m_labels = actions;
    m_tone = tone;
    m_text->setText(text);
    m_code->setText(code);
    m_code->setVisible(!code.isEmpty());
    for (int i = 0; i < m_actions.size(); ++i) {
        const bool used = i < actions.size();
        if (used)
            m_actions[i]->setText(actions[i]);
        m_actions[i]->setVisible(used);
    }
    render();
    QWidget::show();
    return true;
}

void MessagePanel::alert()
{
    QAccessibleEvent alert(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessagePanel::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

QString MessagePanel::text() const
{
    return m_text->text();
}

QString MessagePanel::code() const
{
    return m_code->text();
}

QList<QWidget*> MessagePanel::stops() const
{
    QList<QWidget*> stops{m_text};
    for (ActionButton* button : m_actions)
        stops.append(button);
    stops.append(m_close);
    return stops;
}

void MessagePanel::render()
{
    m_icon->setPixmap(Icon::pixmap(Icon::forTone(m_tone), strongRole(m_tone), space::IconSize));
    m_close->setIcon(Icon::icon(IconName::Close, ColourRole::TextMuted));
    m_close->setAccessibleName(tr("Close the message"));
    m_close->setToolTip(tr("Close"));
    const QString word = m_tone == Tone::Good      ? tr("Done")
                         : m_tone == Tone::Caution ? tr("Note")
                         : m_tone == Tone::Bad     ? tr("Not done")
                                                   : tr("Information");
    m_text->setAccessibleName(
        tr("%1: %2 %3", "kind of message, its text, its code").arg(word, m_text->text(), m_code->text()).trimmed());
    update();
}

void MessagePanel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintPlate(painter, QRectF(rect()), space::Radius, Theme::colour(softRole(m_tone)),
               Theme::colour(strongRole(m_tone)));
}

void MessagePanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        render();
}

} // namespace bhxh::ui
