#include "ui/shell/CountdownBanner.h"

#include "ui/style/Icon.h"
#include "ui/style/Plate.h"
#include "ui/style/Space.h"
#include "ui/style/Theme.h"
#include "ui/widgets/TextLabel.h"
#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace bhxh::ui {

CountdownBanner::CountdownBanner(QWidget* parent)
    : QWidget(parent), m_icon(new QLabel), m_words(new TextLabel({}, TextStyle::BodyStrong))
{
    setObjectName(u"countdownBanner"_s);
    m_words->setObjectName(u"countdownWords"_s);
    m_words->setFigures(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::Medium, space::Hair, space::Medium, space::Hair);
    row->setSpacing(space::Small);
    row->addWidget(m_icon);
    row->addWidget(m_words, 1);
    hide();
}

void CountdownBanner::showSeconds(int seconds)
{
    //: %1 is minutes and seconds: 0:25
    m_words->setText(tr("The desk locks in %1. Press any key to go on.")
                         .arg(u"%1:%2"_s.arg(seconds / 60).arg(seconds % 60, 2, 10, QChar(u'0'))));
    m_icon->setPixmap(Icon::pixmap(IconName::Clock, ColourRole::Caution));
    raise();
    if (!isHidden())
        return;
    show();
    QAccessibleEvent alert(m_words, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void CountdownBanner::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintPlate(painter, QRectF(rect()), space::Radius, Theme::colour(ColourRole::CautionSoft),
               Theme::colour(ColourRole::Caution));
}

} // namespace bhxh::ui
