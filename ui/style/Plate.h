#pragma once

#include <QColor>
#include <QPainter>
#include <QRectF>

namespace bhxh::ui {

/// A filled round rectangle whose border of one pixel lies inside `rect`, sharp at every scale. An invalid colour
/// leaves its part out.
inline void paintPlate(QPainter& painter, const QRectF& rect, qreal radius, const QColor& fill,
                       const QColor& border = {}, qreal width = 1)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter.setPen(border.isValid() ? QPen(border, width) : QPen(Qt::NoPen));
    const qreal inset = border.isValid() ? width / 2 : 0;
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset);
    painter.restore();
}

} // namespace bhxh::ui
