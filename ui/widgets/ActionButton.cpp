#include "ui/widgets/ActionButton.h"

#include "ui/style/Plate.h"
#include "ui/style/Space.h"
#include "ui/style/Theme.h"
#include <QKeyEvent>
#include <QMouseEvent>

namespace bhxh::ui {

using namespace Qt::StringLiterals;

ActionButton::ActionButton(const QString& text, Kind kind, QWidget* parent) : QPushButton(text, parent), m_kind(kind)
{
    setFont(Theme::font(TextStyle::BodyStrong));
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

void ActionButton::setKind(Kind kind)
{
    m_kind = kind;
    updateGeometry();
    update();
}

void ActionButton::setIconName(IconName name)
{
    m_icon = name;
    updateGeometry();
    update();
}

void ActionButton::setLeading(bool leading)
{
    m_leading = leading;
    update();
}

void ActionButton::setKey(const QKeySequence& key)
{
    m_key = key;
    setShortcut(key);
    updateGeometry();
    update();
}

void ActionButton::setBusy(bool busy, const QString& word)
{
    if (m_busy == busy && m_busyWord == word)
        return;
    m_busy = busy;
    m_busyWord = word;
    setCursor(busy ? Qt::ArrowCursor : Qt::PointingHandCursor);
    describe();
    updateGeometry();
    update();
}

void ActionButton::setInert(bool inert, const QString& why)
{
    if (m_inert == inert && m_why == why)
        return;
    m_inert = inert;
    m_why = why;
    setCursor(inert ? Qt::ArrowCursor : Qt::PointingHandCursor);
    describe();
    update();
}

void ActionButton::describe()
{
    setAccessibleName(m_busy ? shownText() : QString());
    QStringList told;
    if (!m_key.isEmpty())
        told << tr("Key %1").arg(keyText());
    if (m_inert)
        told << (m_why.isEmpty() ? tr("not possible now") : m_why);
    setAccessibleDescription(told.join(u". "_s));
}

QString ActionButton::shownText() const
{
    if (!m_busy)
        return text();
    const QString word = m_busyWord.isEmpty() ? tr("Working") : m_busyWord;
    return word.endsWith(u'…') ? word : word + u'…';
}

QString ActionButton::keyText() const
{
    return m_key.toString(QKeySequence::NativeText);
}

ColourRole ActionButton::inkRole() const
{
    if (!isEnabled() || m_inert)
        return ColourRole::TextDisabled;
    switch (m_kind) {
    case Kind::Primary:
        return ColourRole::OnAccent;
    case Kind::Danger:
        return ColourRole::Bad;
    case Kind::Link:
        return underMouse() && !m_busy ? ColourRole::AccentHover : ColourRole::Accent;
    case Kind::Quiet:
        break;
    }
    return m_busy ? ColourRole::TextMuted : ColourRole::Text;
}

/// In proportion to the words, on the large buttons of the citizen's display.
int ActionButton::iconEdge() const
{
    return qMax(int(space::IconSize), fontMetrics().ascent() * 9 / 10);
}

int ActionButton::contentWidth(const QString& text) const
{
    int width = fontMetrics().size(Qt::TextShowMnemonic, text).width();
    if (m_icon != IconName::None)
        width += iconEdge() + space::Small;
    if (!m_key.isEmpty())
        width += QFontMetrics(Theme::font(TextStyle::Caption)).horizontalAdvance(keyText()) + space::Medium;
    return width;
}

QSize ActionButton::sizeHint() const
{
    const int sides = m_kind == Kind::Link ? space::Hair : space::Large;
    // The wider of both, so that a button keeps its width while it is busy.
    const int width = qMax(contentWidth(text()), m_busy ? contentWidth(shownText()) : 0) + 2 * sides;
    const int height = m_kind == Kind::Link ? 28 : int(space::ControlHeight);
    return {width, qMax(height, Theme::lineHeight(font()) + space::Small)};
}

QSize ActionButton::minimumSizeHint() const
{
    return sizeHint();
}

void ActionButton::paintPlate(QPainter& painter) const
{
    const auto ink = [](ColourRole role) { return Theme::colour(role); };
    const bool enabled = isEnabled() && !m_inert;
    const bool live = enabled && !m_busy;
    const bool hover = live && underMouse();
    const bool down = live && isDown();
    switch (m_kind) {
    case Kind::Primary:
        if (enabled)
            ui::paintPlate(painter, QRectF(rect()), space::Radius,
                           ink(hover || down ? ColourRole::AccentHover : ColourRole::Accent));
        else
            ui::paintPlate(painter, QRectF(rect()), space::Radius, ink(ColourRole::Window), ink(ColourRole::Line));
        return;
    case Kind::Link:
        if (hover || down)
            ui::paintPlate(painter, QRectF(rect()), space::Radius, ink(ColourRole::AccentSoft));
        return;
    case Kind::Danger:
        ui::paintPlate(painter, QRectF(rect()), space::Radius,
                       ink(hover || down ? ColourRole::BadSoft : ColourRole::Surface),
                       ink(enabled ? ColourRole::Bad : ColourRole::Line));
        return;
    case Kind::Quiet:
        ui::paintPlate(painter, QRectF(rect()), space::Radius,
                       ink(down    ? ColourRole::AccentSoft
                           : hover ? ColourRole::Window
                                   : ColourRole::Surface),
                       ink(live ? ColourRole::LineStrong : ColourRole::Line));
        return;
    }
}

void ActionButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintPlate(painter);
    const QString words = shownText();
    const int sides = m_kind == Kind::Link ? space::Hair : space::Large;
    const int content = qMin(contentWidth(words), width() - 2 * sides);
    // A link stands in the line of what is above it; everything else is centred.
    int x = m_kind == Kind::Link || m_leading ? sides : (width() - content) / 2;
    const ColourRole role = inkRole();
    if (m_icon != IconName::None) {
        Icon::paint(painter, QRectF(x, (height() - iconEdge()) / 2.0, iconEdge(), iconEdge()),
                    m_busy ? IconName::Hourglass : m_icon, role);
        x += iconEdge() + space::Small;
    }
    painter.setPen(Theme::colour(role));
    const int wordsWidth = fontMetrics().size(Qt::TextShowMnemonic, words).width();
    painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic,
                     words);
    if (!m_key.isEmpty()) {
        painter.setFont(Theme::font(TextStyle::Caption));
        if (isEnabled() && !m_inert && m_kind == Kind::Quiet)
            painter.setPen(Theme::colour(ColourRole::TextMuted));
        x += wordsWidth + space::Medium;
        painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::AlignLeft, keyText());
    }
}

bool ActionButton::event(QEvent* event)
{
    // At once, and not after the tenth of a second in which Qt shows the button pressed. A busy button stays enabled
    // (it would lose the focus), but its key and its mnemonic do nothing.
    if (event->type() == QEvent::Shortcut && !static_cast<QShortcutEvent*>(event)->isAmbiguous()) {
        if (takesPresses())
            click();
        return true;
    }
    return QPushButton::event(event);
}

void ActionButton::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!takesPresses() && (enter || event->key() == Qt::Key_Space))
        return;
    if (enter && !event->isAutoRepeat()) {
        click();
        return;
    }
    QPushButton::keyPressEvent(event);
}

void ActionButton::mousePressEvent(QMouseEvent* event)
{
    if (!takesPresses())
        return;
    QPushButton::mousePressEvent(event);
}

void ActionButton::changeEvent(QEvent* event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        describe();
        updateGeometry();
    }
}

} // namespace bhxh::ui
