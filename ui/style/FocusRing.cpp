#include "ui/style/FocusRing.h"

#include "ui/style/Plate.h"
#include "ui/style/Space.h"
#include "ui/style/Theme.h"
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QFocusEvent>
#include <QLineEdit>
#include <QMenu>

namespace bhxh::ui {

namespace {

constexpr int Gap = 1;
constexpr int Width = 2;

/// The ring there is. Not a QPointer: events come while the window that owns it is being destroyed.
FocusRing* current = nullptr;

/// The widget that a person sees as one thing with the focused one.
QWidget* wholeOf(QWidget* focused)
{
    if (auto* combo = qobject_cast<QComboBox*>(focused->parentWidget()))
        return combo;
    return focused;
}

bool showsItself(const QWidget* widget)
{
    if (widget->property("ownFocus").toBool() || qobject_cast<const QMenu*>(widget) || widget->isWindow())
        return true;
    const auto* view = qobject_cast<const QAbstractItemView*>(widget);
    return view && view->currentIndex().isValid();
}

/// What of the window can be seen of `widget`: scroll areas cut.
QRect visiblePart(const QWidget* widget)
{
    const QWidget* window = widget->window();
    QRect part = window->rect();
    for (const QWidget* up = widget->parentWidget(); up && up != window; up = up->parentWidget()) {
        const auto* area = qobject_cast<const QAbstractScrollArea*>(up->parentWidget());
        if (area && area->viewport() == up)
            part &= QRect(up->mapTo(window, QPoint()), up->size());
    }
    return part;
}

} // namespace

FocusRing::FocusRing(QWidget* window) : QFocusFrame(window)
{
    setAttribute(Qt::WA_NoSystemBackground);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

FocusRing::~FocusRing()
{
    if (current == this)
        current = nullptr;
}

void FocusRing::install(QApplication& application)
{
    // The ring is a child of the window it is in, and dies with it; the next window that gets the focus has a new one.
    class Watcher : public QObject
    {
    public:
        explicit Watcher(QApplication& app) : QObject(&app) { app.installEventFilter(this); }
        bool eventFilter(QObject* watched, QEvent* event) override
        {
            if (!watched->isWidgetType())
                return false;
            if (!current && event->type() == QEvent::FocusIn)
                current = new FocusRing(static_cast<QWidget*>(watched)->window());
            if (current)
                current->eventFilter(watched, event);
            return false;
        }
    };
    new Watcher(application);
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event)
{
    auto* widget = static_cast<QWidget*>(watched);
    switch (event->type()) {
    case QEvent::FocusIn:
        follow(widget, static_cast<QFocusEvent*>(event)->reason());
        break;
    case QEvent::FocusOut:
        if (m_target && (widget == m_target || m_target->isAncestorOf(widget))) {
            m_target = nullptr;
            hide();
        }
        break;
    case QEvent::KeyPress:
        // The keyboard is in use: from now on the ring says where.
        if (!m_target && widget->hasFocus())
            follow(widget, Qt::OtherFocusReason);
        break;
    case QEvent::KeyRelease:
    case QEvent::MouseButtonRelease:
        // A view shows the focus itself from the moment on when a row of it is the current one.
        if (m_target && showsItself(m_target)) {
            m_target = nullptr;
            hide();
        }
        break;
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Show:
    case QEvent::Hide:
    case QEvent::ParentChange:
    case QEvent::LayoutRequest:
        if (m_target && widget != this && (widget == m_target || widget->isAncestorOf(m_target)))
            place();
        break;
    default:
        break;
    }
    return false;
}

void FocusRing::follow(QWidget* focused, Qt::FocusReason reason)
{
    if (reason == Qt::PopupFocusReason || reason == Qt::ActiveWindowFocusReason) {
        if (m_target && (m_target == focused || m_target->isAncestorOf(focused)))
            return;
    }
    QWidget* whole = wholeOf(focused);
    const bool field = focused->testAttribute(Qt::WA_InputMethodEnabled) && focused->isEnabled();
    m_target = !showsItself(whole) && (field || reason != Qt::MouseFocusReason) ? whole : nullptr;
    place();
}

void FocusRing::place()
{
    if (!m_target || !m_target->isVisible()) {
        hide();
        return;
    }
    QWidget* window = m_target->window();
    if (parentWidget() != window)
        setParent(window);
    const int out = Gap + Width;
    m_ring = QRect(m_target->mapTo(window, QPoint()), m_target->size()).adjusted(-out, -out, out, out);
    setGeometry(m_ring & visiblePart(m_target));
    raise();
    show();
    update();
}

void FocusRing::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.translate(-pos());
    const int radius = m_target && m_target->property("focusRadius").isValid()
                           ? m_target->property("focusRadius").toInt()
                           : int(space::Radius);
    paintPlate(painter, QRectF(m_ring), radius + Gap + Width, {}, Theme::colour(ColourRole::Accent), Width);
}

} // namespace bhxh::ui
