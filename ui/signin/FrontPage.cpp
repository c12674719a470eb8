#include "ui/signin/FrontPage.h"

#include "ui/style/Space.h"
#include "ui/style/Theme.h"
#include "ui/widgets/Card.h"
#include <QHBoxLayout>
#include <QLabel>
#include <QShowEvent>

namespace bhxh::ui {

namespace {
constexpr int CardWidth = 480;
constexpr int SignEdge = 40;
} // namespace

FrontPage::FrontPage(int above, QWidget* parent)
    : QWidget(parent), m_above(above), m_column(new QVBoxLayout(this)), m_card(new Card), m_sign(new QLabel)
{
    m_card->setFixedWidth(CardWidth);
    m_card->content()->setContentsMargins(space::Large, space::Large, space::Large, space::Small);
    m_card->content()->setSpacing(space::Medium);
    m_card->content()->addWidget(m_sign);
    m_sign->setAlignment(Qt::AlignHCenter);
    // In a row of its own: aligned in the column, its height would be that of the column's width, and words be cut.
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_card);
    row->addStretch(1);
    m_column->addLayout(row);
    m_column->addStretch(1);
    connect(&Theme::instance(), &Theme::changed, this, &FrontPage::render);
}

QVBoxLayout* FrontPage::content() const
{
    return m_card->content();
}

void FrontPage::showApplicationSign(int size)
{
    m_size = size;
    render();
}

void FrontPage::showSign(IconName icon)
{
    m_icon = icon;
    render();
}

void FrontPage::render()
{
    m_sign->setPixmap(m_icon == IconName::None ? Icon::application().pixmap(m_size, m_size)
                                               : Icon::pixmap(m_icon, ColourRole::Accent, SignEdge));
    m_sign->setMinimumHeight((m_icon == IconName::None ? m_size : SignEdge) + space::Small);
}

void FrontPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (!event->spontaneous()) // a window that was minimised keeps its focus
        takeFocus();
}

void FrontPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // In a window that is hardly high enough the card has the room.
    const int needed = m_card->layout()->totalHeightForWidth(m_card->width());
    const int room = qMax(0, height() - needed) / 2;
    m_column->setContentsMargins(0, qMin(height() * m_above / 100, room), 0, 0);
}

} // namespace bhxh::ui
