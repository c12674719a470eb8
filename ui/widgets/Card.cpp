#include "ui/widgets/Card.h"

#include "ui/style/Plate.h"
#include "ui/style/Space.h"
#include "ui/style/Theme.h"
#include "ui/widgets/TextLabel.h"
#include <QHBoxLayout>

namespace bhxh::ui {

Card::Card(const QString& title, QWidget* parent)
    : QWidget(parent), m_outer(new QVBoxLayout(this)), m_head(new QWidget(this)), m_headRow(new QHBoxLayout(m_head)),
      m_title(new SectionTitle({}, m_head)), m_content(new QVBoxLayout)
{
    m_outer->setContentsMargins(space::Large, space::Medium, space::Large, space::Large);
    m_outer->setSpacing(space::Small);
    m_headRow->setContentsMargins(0, 0, 0, 0);
    m_headRow->setSpacing(space::Small);
    m_headRow->addWidget(m_title);
    m_headRow->addStretch(1);
    m_head->setMinimumHeight(space::ControlHeight);
    m_head->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed); // room to spare belongs below
    m_head->hide();
    m_content->setContentsMargins(0, 0, 0, 0);
    m_content->setSpacing(space::Small);
    m_outer->addWidget(m_head);
    m_outer->addLayout(m_content, 1);
    setTitle(title);
}

void Card::setTitle(const QString& title)
{
    m_title->setText(title);
    setAccessibleName(title);
    if (!title.isEmpty())
        m_head->show();
}

QString Card::title() const
{
    return m_title->text();
}

void Card::addTrailing(QWidget* widget)
{
    m_headRow->addWidget(widget, 0, Qt::AlignVCenter);
    m_head->show();
}

void Card::addSeparator()
{
    auto* part = new QWidget(this);
    auto* row = new QHBoxLayout(part);
    row->setContentsMargins(0, space::Hair, 0, space::Hair);
    row->addWidget(new Separator(Qt::Horizontal, part));
    m_content->addWidget(part);
}

void Card::setActive(bool active)
{
    m_active = active;
    update();
}

void Card::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintPlate(painter, QRectF(rect()), space::CardRadius, Theme::colour(ColourRole::Surface),
               Theme::colour(m_active ? ColourRole::Accent : ColourRole::Line));
}

} // namespace bhxh::ui
