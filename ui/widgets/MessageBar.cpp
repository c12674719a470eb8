#include "ui/widgets/MessageBar.h"

#include "ui/style/Space.h"
#include "ui/widgets/MessagePanel.h"
#include <QEvent>
#include <QLayout>

namespace bhxh::ui {

namespace {
/// Two lines of body text: nearly every message fits without lying over anything.
constexpr int Reserved = 44;
} // namespace

MessageBar::MessageBar(QWidget* parent) : QWidget(parent), m_panel(new MessagePanel(this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_panel, &MessagePanel::actionChosen, this, &MessageBar::actionChosen);
    connect(m_panel, &MessagePanel::closed, this, [this] {
        hidePanel();
        emit closed();
    });
}

MessageBar::~MessageBar()
{
    delete m_panel; // where it lies over the page it isn't our child
}

void MessageBar::setMessage(Tone tone, const QString& text, const QString& code, const QStringList& actions,
                            const QString& about)
{
    const QString now = about.isEmpty() ? text + code : about;
    const bool isSame = now == m_about;
    if (isSame && !m_hasMessage)
        return;
    m_about = now;
    m_hasMessage = true;
    if (!m_panel->show(tone, text, code, actions))
        return;
    if (!isSame)
        m_panel->alert();
    updateGeometry();
    place();
}

void MessageBar::clearMessage()
{
    m_about.clear();
    hidePanel();
}

void MessageBar::hidePanel()
{
    if (!m_hasMessage)
        return;
    m_hasMessage = false;
    if (m_panel)
        m_panel->hide();
    updateGeometry();
}

bool MessageBar::hasMessage() const
{
    return m_hasMessage;
}

QString MessageBar::text() const
{
    return hasMessage() ? m_panel->text() : QString();
}

QString MessageBar::code() const
{
    return hasMessage() ? m_panel->code() : QString();
}

Tone MessageBar::tone() const
{
    return m_panel->tone();
}

void MessageBar::setClosable(bool closable)
{
    m_panel->setClosable(closable);
}

void MessageBar::setCollapsing(bool collapsing)
{
    m_collapsing = collapsing;
    updateGeometry();
}

QSize MessageBar::sizeHint() const
{
    if (m_collapsing)
        return {320, hasMessage() ? qMax(Reserved, m_panel->layout()->totalHeightForWidth(qMax(width(), 320))) : 0};
    return {320, Reserved};
}

QSize MessageBar::minimumSizeHint() const
{
    return sizeHint();
}

void MessageBar::place()
{
    if (!m_panel || !hasMessage())
        return;
    const int needed = qMax(Reserved, m_panel->layout()->totalHeightForWidth(width()));
    const bool over = needed > height() && parentWidget() && !m_collapsing;
    QWidget* home = over ? parentWidget() : this;
    // Set again where it is, it stays below what a person has opened over it since.
    const bool comes = m_panel->parentWidget() != home || m_panel->isHidden();
    if (m_panel->parentWidget() != home) {
        m_panel->setParent(home);
        QWidget* before = this;
        for (QWidget* stop : m_panel->stops()) {
            setTabOrder(before, stop);
            before = stop;
        }
    }
    m_panel->setGeometry(QRect(over ? pos() : QPoint(), QSize(width(), over ? needed : qMax(height(), Reserved))));
    m_panel->setVisible(true);
    if (comes)
        m_panel->raise();
}

bool MessageBar::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::ParentChange)
        place();
    return QWidget::event(event);
}

void MessageBar::resizeEvent(QResizeEvent*)
{
    if (m_collapsing)
        updateGeometry();
    place();
}

void MessageBar::moveEvent(QMoveEvent*)
{
    place();
}

void MessageBar::showEvent(QShowEvent*)
{
    place();
}

void MessageBar::hideEvent(QHideEvent*)
{
    // Over the page, it wouldn't be hidden with the bar.
    if (m_panel && m_panel->parentWidget() != this && isHidden())
        m_panel->hide();
}

} // namespace bhxh::ui
