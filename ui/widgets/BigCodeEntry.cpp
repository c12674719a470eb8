#include "ui/widgets/BigCodeEntry.h"

#include "ui/style/Plate.h"
#include "ui/style/Space.h"
#include "ui/style/Theme.h"
#include <QAccessibleWidget>
#include <QClipboard>
#include <QGuiApplication>
#include <QInputMethod>
#include <QKeyEvent>
#include <algorithm>

namespace bhxh::ui {

using namespace Qt::StringLiterals;

namespace {

/// What a screen reader may know: a field for a secret, and how many digits are there. Never which.
class CodeEntryAccessible : public QAccessibleWidget
{
public:
    explicit CodeEntryAccessible(BigCodeEntry* entry) : QAccessibleWidget(entry, QAccessible::EditableText) {}

    QString text(QAccessible::Text kind) const override
    {
        const auto* entry = static_cast<const BigCodeEntry*>(widget());
        if (kind == QAccessible::Value)
            return BigCodeEntry::tr("%1 of %2 digits").arg(entry->filled()).arg(entry->digits());
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
    auto* entry = qobject_cast<BigCodeEntry*>(object);
    return entry ? new CodeEntryAccessible(entry) : nullptr;
}

} // namespace

BigCodeEntry::BigCodeEntry(int digits, QWidget* parent) : QWidget(parent), m_digits(std::clamp(digits, 1, 12))
{
    static const bool installed = [] {
        QAccessible::installFactory(makeAccessible);
        return true;
    }();
    Q_UNUSED(installed);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled);
    setInputMethodHints(Qt::ImhDigitsOnly | Qt::ImhSensitiveData | Qt::ImhHiddenText | Qt::ImhNoPredictiveText);
    setProperty("ownFocus", true); // the box that is next shows it
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFont(Theme::figureFont(TextStyle::Display));
    setAccessibleName(tr("Confirmation code"));
    setCursor(Qt::IBeamCursor);
    // One block from the start: growing would leave copies of a part behind in freed memory.
    m_typed.reserve(m_digits + 1);
}

BigCodeEntry::~BigCodeEntry()
{
    wipe();
}

void BigCodeEntry::wipe()
{
    volatile char16_t* at = reinterpret_cast<volatile char16_t*>(m_typed.data());
    for (qsizetype i = 0; i < m_typed.size(); ++i)
        at[i] = 0;
    m_typed.resize(0);
}

void BigCodeEntry::setDigits(int digits)
{
    if (digits == m_digits)
        return;
    clear();
    m_digits = digits;
    updateGeometry();
    update();
}

void BigCodeEntry::clear()
{
    if (m_typed.isEmpty())
        return;
    wipe();
    announce();
}

void BigCodeEntry::setWrong(bool wrong)
{
    m_wrong = wrong;
    update();
}

void BigCodeEntry::setDotted(bool dotted)
{
    m_dotted = dotted;
    update();
}

void BigCodeEntry::setBusy(bool busy)
{
    m_busy = busy;
    update();
}

void BigCodeEntry::submit()
{
    if (m_busy || !isComplete())
        return;
    // Deep, as ours is overwritten in place.
    const QString code(m_typed.constData(), m_typed.size());
    emit entered(code);
}

void BigCodeEntry::announce()
{
    QAccessibleValueChangeEvent event(this, filled());
    QAccessible::updateAccessibility(&event);
    update();
    emit filledChanged(filled());
}

void BigCodeEntry::type(const QString& text)
{
    if (m_busy)
        return;
    const qsizetype before = m_typed.size();
    for (const QChar character : text) {
        if (character.isDigit() && m_typed.size() < m_digits)
            m_typed.append(QChar(u'0' + character.digitValue()));
    }
    if (m_typed.size() == before)
        return;
    m_wrong = false;
    announce();
}

void BigCodeEntry::removeLast()
{
    if (m_busy || m_typed.isEmpty())
        return;
    m_typed.data()[m_typed.size() - 1] = QChar();
    m_typed.chop(1);
    m_wrong = false;
    announce();
}

void BigCodeEntry::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Paste)) {
        type(QGuiApplication::clipboard()->text());
        return;
    }
    switch (event->key()) {
    case Qt::Key_Backspace:
        if (event->modifiers() & Qt::ControlModifier)
            clear();
        else
            removeLast();
        return;
    case Qt::Key_Delete:
        if (!m_busy)
            clear();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        submit();
        return;
    default:
        break;
    }
    const QString text = event->text();
    const bool command = event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    if (!command && !text.isEmpty() && text.front().isPrint()) {
        type(text);
        return;
    }
    QWidget::keyPressEvent(event);
}

void BigCodeEntry::inputMethodEvent(QInputMethodEvent* event)
{
    type(event->commitString());
    event->accept();
}

QVariant BigCodeEntry::inputMethodQuery(Qt::InputMethodQuery query) const
{
    switch (query) {
    case Qt::ImEnabled:
        return isEnabled();
    case Qt::ImHints:
        return int(inputMethodHints());
    case Qt::ImCursorRectangle:
        return box(qMin(filled(), m_digits - 1));
    default:
        return {}; // nothing of the content
    }
}

void BigCodeEntry::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void BigCodeEntry::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

void BigCodeEntry::mousePressEvent(QMouseEvent*)
{
    setFocus(Qt::MouseFocusReason);
}

void BigCodeEntry::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Confirmation code"));
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

QSize BigCodeEntry::boxSize() const
{
    const QFontMetrics metrics(font());
    return {metrics.horizontalAdvance(u'0') + 2 * space::Large, metrics.height() + space::Large};
}

QRect BigCodeEntry::box(int index) const
{
    const QSize size = boxSize();
    // A wider gap in the middle of six: codes are read and said in threes.
    const int middle = m_digits == 6 && index >= 3 ? int(space::Large) : 0;
    return {QPoint(4 + index * (size.width() + space::Small) + middle, 4), size};
}

QSize BigCodeEntry::sizeHint() const
{
    const QRect last = box(m_digits - 1);
    return {last.right() + 5, last.bottom() + 5};
}

QSize BigCodeEntry::minimumSizeHint() const
{
    return sizeHint();
}

void BigCodeEntry::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setFont(font());
    const bool live = isEnabled() && !m_busy;
    for (int i = 0; i < m_digits; ++i) {
        const QRectF plate(box(i));
        const bool next = live && hasFocus() && i == qMin(filled(), m_digits - 1);
        const ColourRole border = m_wrong ? ColourRole::Bad : live ? ColourRole::LineStrong : ColourRole::Line;
        paintPlate(painter, plate, space::CardRadius,
                   Theme::colour(m_wrong ? ColourRole::BadSoft
                                 : live  ? ColourRole::Surface
                                         : ColourRole::Window),
                   Theme::colour(border), m_wrong ? 2 : 1);
        if (next)
            paintPlate(painter, plate.adjusted(-3, -3, 3, 3), space::CardRadius + 3, {},
                       Theme::colour(ColourRole::Accent), 2);
        if (i < filled()) {
            painter.setPen(
                Theme::colour(live ? (m_wrong ? ColourRole::Bad : ColourRole::Text) : ColourRole::TextMuted));
            painter.drawText(plate, Qt::AlignCenter, m_dotted ? u"•"_s : QString(m_typed[i]));
        } else if (next) {
            painter.fillRect(QRectF(plate.center().x() - 1, plate.center().y() - 14, 2, 28),
                             Theme::colour(ColourRole::Accent));
        }
    }
}

} // namespace bhxh::ui
