#include "ui/widgets/SearchField.h"

#include "ui/style/Space.h"
#include "ui/style/Theme.h"
#include "ui/widgets/StatePill.h"
#include <QGuiApplication>
#include <QInputMethod>
#include <QKeyEvent>
#include <QPainter>
#include <QToolButton>

namespace bhxh::ui {

namespace {
constexpr int LeftRoom = space::Medium + space::IconSize + space::Small;
constexpr int ClearEdge = 28;
} // namespace

SearchField::SearchField(QWidget* parent)
    : QLineEdit(parent), m_chip(new StatePill(this)), m_clear(new QToolButton(this))
{
    QFont large = Theme::figureFont(TextStyle::Body);
    large.setPointSizeF(12);
    setFont(large);
    setProperty("focusRadius", int(space::CardRadius));
    setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_chip->hide();
    m_clear->hide();
    m_clear->setCursor(Qt::PointingHandCursor);
    m_clear->setFocusPolicy(Qt::NoFocus); // Esc does the same
    m_clear->setFixedSize(ClearEdge, ClearEdge);
    connect(m_clear, &QToolButton::clicked, this, &SearchField::empty);
    connect(this, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_clear->setVisible(!text.isEmpty());
        arrange();
        tellSeenText();
    });
    connect(&Theme::instance(), &Theme::changed, this, &SearchField::nameParts);
    nameParts();
    arrange();
}

void SearchField::nameParts()
{
    m_clear->setIcon(Icon::icon(IconName::Close, ColourRole::TextMuted));
    m_clear->setToolTip(tr("Clear (Esc)"));
    m_clear->setAccessibleName(tr("Clear the look-up field"));
}

void SearchField::setRecognised(const QString& word, Tone tone, IconName icon)
{
    m_chip->setState(tone, word, icon == IconName::None && tone == Tone::Info ? IconName::Check : icon);
    m_chip->setVisible(!word.isEmpty());
    setAccessibleDescription(word.isEmpty() ? QString() : tr("Recognised: %1").arg(word));
    arrange();
}

QString SearchField::recognised() const
{
    return m_chip->isHidden() ? QString() : m_chip->word();
}

QString SearchField::seenText() const
{
    QString seen = text();
    return seen.insert(cursorPosition(), m_composed);
}

/// An input method may compose for as long as a word is: whoever helps while somebody types can't wait for its end.
void SearchField::inputMethodEvent(QInputMethodEvent* event)
{
    m_composed = event->preeditString();
    QLineEdit::inputMethodEvent(event);
    tellSeenText();
}

void SearchField::tellSeenText()
{
    const QString seen = seenText();
    if (seen == m_seen)
        return;
    m_seen = seen;
    emit seenTextChanged(seen);
}

void SearchField::setBusy(bool busy)
{
    m_busy = busy;
    update();
}

QSize SearchField::sizeHint() const
{
    return {480, qMax(int(space::SearchHeight), Theme::lineHeight(font()) + space::Large)};
}

QSize SearchField::minimumSizeHint() const
{
    return {240, sizeHint().height()};
}

void SearchField::startOver()
{
    setFocus(Qt::ShortcutFocusReason);
    selectAll();
}

void SearchField::arrange()
{
    int right = width() - space::Small;
    if (!m_clear->isHidden()) {
        m_clear->move(right - ClearEdge, (height() - ClearEdge) / 2);
        right -= ClearEdge + space::Hair;
    }
    if (!m_chip->isHidden()) {
        const QSize size = m_chip->sizeHint();
        m_chip->setGeometry(right - size.width(), (height() - size.height()) / 2, size.width(), size.height());
        right -= size.width() + space::Small;
    }
    setTextMargins(LeftRoom, 0, width() - right, 0);
}

void SearchField::empty()
{
    setText({}); // unlike clear() it leaves nothing to undo
    setRecognised({});
    setFocus(Qt::OtherFocusReason);
    emit cleared();
}

void SearchField::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    const QRectF place(space::Medium, (height() - space::IconSize) / 2.0, space::IconSize, space::IconSize);
    Icon::paint(painter, place, m_busy ? IconName::Hourglass : IconName::Search,
                isEnabled() ? (hasFocus() ? ColourRole::Accent : ColourRole::TextMuted) : ColourRole::TextDisabled);
}

void SearchField::resizeEvent(QResizeEvent* event)
{
    QLineEdit::resizeEvent(event);
    arrange();
}

void SearchField::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        // What the input method still holds belongs to the text.
        QGuiApplication::inputMethod()->commit();
        if (!text().trimmed().isEmpty())
            emit submitted(text());
        event->accept();
        return;
    case Qt::Key_Escape:
        if (!text().isEmpty()) {
            empty();
            event->accept();
            return;
        }
        break;
    default:
        break;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchField::changeEvent(QEvent* event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        nameParts();
}

} // namespace bhxh::ui
