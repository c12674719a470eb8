#include "ui/widgets/SecretField.h"

#include "ui/style/Plate.h"
#include "ui/style/Space.h"
#include "ui/style/Theme.h"
#include <QAccessibleWidget>
#include <QKeyEvent>

namespace bhxh::ui {

namespace {

/// What a screen reader may know: a field for a secret, and how many digits are there. Never which.
class SecretAccessible : public QAccessibleWidget
{
public:
    explicit SecretAccessible(SecretField* field) : QAccessibleWidget(field, QAccessible::EditableText) {}

    QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Value)
            return SecretField::tr("%n digit(s) typed", nullptr, static_cast<const SecretField*>(widget())->filled());
        return QAccessibleWidget::text(kind);
    }
    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.passwordEdit = true;
        state.editable = true;
        return state;
    }
};

QAccessibleInterface* makeAccessible(const QString&, QObject* object)
{
    auto* field = qobject_cast<SecretField*>(object);
    return field ? new SecretAccessible(field) : nullptr;
}

} // namespace

SecretField::SecretField(QWidget* parent) : QWidget(parent)
{
    static const bool installed = [] {
        QAccessible::installFactory(makeAccessible);
        return true;
    }();
    Q_UNUSED(installed);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhDigitsOnly | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::IBeamCursor);
    // One block from the start: growing would leave copies of a part behind in freed memory.
    m_typed.reserve(mostDigits + 1);
}

SecretField::~SecretField()
{
    wipe();
}

/// In place, so that whoever shares it holds nothing either.
void SecretField::wipe()
{
    volatile char16_t* at =
        const_cast<volatile char16_t*>(reinterpret_cast<const volatile char16_t*>(m_typed.constData()));
    for (qsizetype i = 0; i < m_typed.size(); ++i)
        at[i] = 0;
    m_typed.resize(0);
    m_typed.reserve(mostDigits + 1);
    m_isSelected = false;
}

void SecretField::clear()
{
    if (m_typed.isEmpty())
        return;
    wipe();
    announce();
}

void SecretField::announce()
{
    QAccessibleValueChangeEvent event(this, filled());
    QAccessible::updateAccessibility(&event);
    update();
    emit typedChanged();
}

void SecretField::type(const QString& text)
{
    if (m_busy)
        return;
    bool changed = false;
    for (const QChar character : text) {
        if (!character.isDigit())
            continue;
        if (m_isSelected)
            wipe();
        if (m_typed.size() < mostDigits)
            m_typed.append(QChar(u'0' + character.digitValue()));
        changed = true;
    }
    if (changed)
        announce();
}

void SecretField::removeLast()
{
    if (m_typed.isEmpty())
        return;
    m_typed.data()[m_typed.size() - 1] = QChar();
    m_typed.chop(1);
    announce();
}

void SecretField::setBusy(bool busy)
{
    m_busy = busy;
    update();
}

void SecretField::setLarge(bool large)
{
    m_large = large;
    updateGeometry();
    update();
}

void SecretField::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        if (!m_busy)
            emit submitted();
        return;
    }
    if (event->matches(QKeySequence::SelectAll)) {
        m_isSelected = filled() > 0;
        update();
        return;
    }
    if (key == Qt::Key_Backspace || key == Qt::Key_Delete) {
        if (m_busy)
            return;
        if (m_isSelected || key == Qt::Key_Delete || (event->modifiers() & Qt::ControlModifier))
            clear();
        else
            removeLast();
        return;
    }
    const QString text = event->text();
    const bool command = event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    if (!command && !text.isEmpty() && text.front().isPrint()) {
        type(text);
        return;
    }
    QWidget::keyPressEvent(event);
}

void SecretField::inputMethodEvent(QInputMethodEvent* event)
{
    type(event->commitString());
    event->accept();
}

QVariant SecretField::inputMethodQuery(Qt::InputMethodQuery query) const
{
    switch (query) {
    case Qt::ImEnabled:
        return isEnabled();
    case Qt::ImHints:
        return int(inputMethodHints());
    case Qt::ImCursorRectangle:
        return QRect(firstDot() + filled() * pitch(), 4, 1, height() - 8);
    default:
        return {}; // nothing of the content
    }
}

void SecretField::mousePressEvent(QMouseEvent*)
{
    setFocus(Qt::MouseFocusReason);
}

void SecretField::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void SecretField::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    m_isSelected = false;
    update();
}

void SecretField::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    clear();
}

QSize SecretField::sizeHint() const
{
    const int least = m_large ? int(space::SearchHeight) : int(space::ControlHeight);
    return {240, qMax(least, Theme::lineHeight(font()) + space::Small)};
}

QSize SecretField::minimumSizeHint() const
{
    return {mostDigits * pitch() + 2 * space::Medium, sizeHint().height()};
}

int SecretField::pitch() const
{
    return m_large ? 20 : 14;
}

int SecretField::firstDot() const
{
    return m_large ? (width() - filled() * pitch()) / 2 : int(space::Medium);
}

ColourRole SecretField::borderRole() const
{
    const QString tone = property("tone").toString();
    if (tone == QLatin1String("bad"))
        return ColourRole::Bad;
    if (tone == QLatin1String("caution"))
        return ColourRole::Caution;
    if (!isEnabled() || m_busy)
        return ColourRole::Line;
    return hasFocus() ? ColourRole::Accent : ColourRole::LineStrong;
}

void SecretField::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const bool live = isEnabled() && !m_busy;
    paintPlate(painter, QRectF(rect()), space::Radius, Theme::colour(live ? ColourRole::Surface : ColourRole::Window),
               Theme::colour(borderRole()));
    const int first = firstDot();
    if (m_isSelected)
        painter.fillRect(QRect(first - 2, 6, filled() * pitch() + 4, height() - 12),
                         Theme::colour(ColourRole::AccentSoft));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::colour(live ? ColourRole::Text : ColourRole::TextMuted));
    const qreal radius = m_large ? 5 : 3.5;
    for (int i = 0; i < filled(); ++i)
        painter.drawEllipse(QPointF(first + (i + 0.5) * pitch(), height() / 2.0), radius, radius);
    if (live && hasFocus())
        painter.fillRect(QRectF(first + filled() * pitch() + 1, (height() - 18) / 2.0, 1.5, 18),
                         Theme::colour(ColourRole::Text));
}

} // namespace bhxh::ui
