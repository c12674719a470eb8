#include "ui/style/HouseStyle.h"

#include "ui/style/Icon.h"
#include "ui/style/Plate.h"
#include "ui/style/Space.h"
#include "ui/style/Theme.h"
#include <QAbstractItemView>
#include <QHeaderView>
#include <QPushButton>
#include <QStyleOption>

namespace bhxh::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int Indicator = 18;

QColor ink(ColourRole role)
{
    return Theme::colour(role);
}

/// Border of something that can be pressed or filled in.
QColor borderOf(const QStyleOption& option)
{
    if (!(option.state & QStyle::State_Enabled))
        return ink(ColourRole::Line);
    return ink(option.state & QStyle::State_MouseOver ? ColourRole::TextMuted : ColourRole::LineStrong);
}

void paintCheckBox(const QStyleOption& option, QPainter& painter)
{
    const QRectF box(option.rect);
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool on = option.state & (QStyle::State_On | QStyle::State_NoChange);
    if (!on) {
        paintPlate(painter, box, 4, ink(enabled ? ColourRole::Surface : ColourRole::Window), borderOf(option));
        return;
    }
    const auto fill = enabled ? (option.state & QStyle::State_MouseOver ? ColourRole::AccentHover : ColourRole::Accent)
                              : ColourRole::TextDisabled;
    paintPlate(painter, box, 4, ink(fill));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(
        QPen(ink(enabled ? ColourRole::OnAccent : ColourRole::Surface), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&](qreal x, qreal y) { return box.topLeft() + QPointF(box.width() * x, box.height() * y); };
    if (option.state & QStyle::State_NoChange)
        painter.drawLine(at(.28, .5), at(.72, .5));
    else
        painter.drawPolyline(QPolygonF({at(.24, .53), at(.42, .71), at(.76, .31)}));
    painter.restore();
}

void paintRadioButton(const QStyleOption& option, QPainter& painter)
{
    const QRectF box(option.rect);
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool on = option.state & QStyle::State_On;
    const qreal radius = box.width() / 2;
    const QColor border = on ? ink(enabled ? ColourRole::Accent : ColourRole::TextDisabled) : borderOf(option);
    paintPlate(painter, box, radius, ink(enabled ? ColourRole::Surface : ColourRole::Window), border, on ? 2 : 1);
    if (on)
        paintPlate(painter, box.adjusted(5, 5, -5, -5), radius - 5, border);
}

void paintComboBox(const QStyleOptionComboBox& option, QPainter& painter, const QWidget* widget)
{
    const bool enabled = option.state & QStyle::State_Enabled;
    QColor border = borderOf(option);
    if (enabled && option.state & QStyle::State_HasFocus)
        border = ink(ColourRole::Accent);
    const QString tone = widget ? widget->property("tone").toString() : QString();
    if (tone == "bad"_L1)
        border = ink(ColourRole::Bad);
    else if (tone == "caution"_L1)
        border = ink(ColourRole::Caution);
    paintPlate(painter, QRectF(option.rect), space::Radius, ink(enabled ? ColourRole::Surface : ColourRole::Window),
               border);
    const QRect& whole = option.rect;
    const QRect arrow =
        QStyle::visualRect(option.direction, whole, QRect(whole.right() - 25, whole.center().y() - 7, 16, 16));
    Icon::paint(painter, QRectF(arrow), IconName::ChevronDown,
                enabled ? ColourRole::TextMuted : ColourRole::TextDisabled);
}

} // namespace

HouseStyle::HouseStyle() : QProxyStyle(u"Fusion"_s) {}

void HouseStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (auto* button = qobject_cast<QPushButton*>(widget); button && !button->testAttribute(Qt::WA_SetFont))
        button->setFont(Theme::font(TextStyle::BodyStrong));
    // Headings stand above what they head: words begin where the column's words begin.
    if (auto* header = qobject_cast<QHeaderView*>(widget))
        header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
}

void HouseStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const
{
    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return paintCheckBox(*option, *painter);
    case PE_IndicatorRadioButton:
        return paintRadioButton(*option, *painter);
    case PE_FrameFocusRect:
        // Rows and cells show the focus inside; everything else has the ring around it (FocusRing).
        if (qobject_cast<const QAbstractItemView*>(widget))
            paintPlate(*painter, QRectF(option->rect).adjusted(1, 1, -1, -1), 4, {}, ink(ColourRole::Accent), 2);
        return;
    case PE_PanelItemViewItem:
        if (option->state & State_Selected)
            painter->fillRect(option->rect, ink(ColourRole::AccentSoft));
        else
            QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void HouseStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                    const QWidget* widget) const
{
    if (control == CC_ComboBox) {
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option))
            return paintComboBox(*combo, *painter, widget);
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

void HouseStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                             const QWidget* widget) const
{
    if (element == CE_ComboBoxLabel) {
        const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        if (combo && !combo->editable) {
            const QRect room = subControlRect(CC_ComboBox, combo, SC_ComboBoxEditField, widget);
            const bool placeholder =
                combo->palette.color(QPalette::ButtonText) == combo->palette.color(QPalette::PlaceholderText);
            const auto role = !(option->state & State_Enabled) ? ColourRole::TextDisabled
                              : placeholder                    ? ColourRole::TextMuted
                                                               : ColourRole::Text;
            painter->setPen(ink(role));
            painter->drawText(room, int(Qt::AlignVCenter) | int(visualAlignment(option->direction, Qt::AlignLeft)),
                              option->fontMetrics.elidedText(combo->currentText, Qt::ElideRight, room.width()));
            return;
        }
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

QRect HouseStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                                 const QWidget* widget) const
{
    if (control == CC_ComboBox) {
        const QRect& whole = option->rect;
        if (part == SC_ComboBoxEditField)
            return visualRect(option->direction, whole, whole.adjusted(10, 2, -30, -2));
        if (part == SC_ComboBoxArrow)
            return visualRect(option->direction, whole, QRect(whole.right() - 29, whole.top(), 30, whole.height()));
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QSize HouseStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                                   const QWidget* widget) const
{
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    switch (type) {
    case CT_ComboBox:
        return {contents.width() + 44, qMax(int(space::ControlHeight), contents.height() + 8)};
    case CT_CheckBox:
    case CT_RadioButton:
        return size.expandedTo({0, 28});
    case CT_ItemViewItem:
        return size.expandedTo({0, space::ControlHeight});
    default:
        return size;
    }
}

int HouseStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return Indicator;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return space::Small;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return space::Large;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
        return space::IconSize;
    case PM_FocusFrameHMargin: // of a cell: its words then begin 8 px from its edge
        return qobject_cast<const QAbstractItemView*>(widget) ? space::Small - 1
                                                              : QProxyStyle::pixelMetric(metric, option, widget);
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int HouseStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                          QStyleHintReturn* returnData) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ComboBox_Popup:
    case SH_Widget_Animate:
    case SH_Widget_Animation_Duration:
        return 0;
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

} // namespace bhxh::ui
