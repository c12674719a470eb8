#pragma once

#include "ui/style/ColourRole.h"
#include <QIcon>
#include <QPixmap>

class QPainter;
class QRectF;

namespace bhxh::ui {

/// The icons that there are: resources/icons has a master of 20 × 20 for each, rasterised at build time (no Qt Svg at
/// run time).
enum class IconName {
    None,
    Search,
    Check,
    Cross,
    Warning,
    Info,
    Mail,
    MailBounced,
    Key,
    Lock,
    Unlock,
    User,
    Users,
    Clock,
    Refresh,
    ArrowRight,
    Approve, ///< clipboard with a check: the queue
    Journal,
    Settings,
    Display, ///< the citizen's display
    Copy,
    ExternalLink,
    Shield,
    Phone, ///< smart-OTP, VssID
    Offline,
    Online,
    Hourglass,
    History,
    Close,
    ChevronDown,
    Printer,
    Scan,
    Pencil,
    Undo,
    Help,
    SelfTest, ///< stethoscope-like pulse
    SignOut,
    Plus,
    CheckCircle,
    Dot,
    HandOver, ///< somebody, and an arrow on
    Pin,      ///< a field with dots
    Database, ///< the saved data
};

/// Icons tinted by role of colour, made once and kept until the theme changes.
class Icon
{
public:
    /// `size` in device independent pixels, `dpr` the device's ratio (0: the highest of the screens there are).
    [[nodiscard]] static QPixmap pixmap(IconName name, ColourRole role, int size = 20, qreal dpr = 0);
    /// For menus, tool tips and Qt's own buttons: with a disabled mode. Make it anew on Theme::changed.
    [[nodiscard]] static QIcon icon(IconName name, ColourRole role = ColourRole::Text, int size = 20);
    /// Draws into `rect`, sharp on the painter's device.
    static void paint(QPainter& painter, const QRectF& rect, IconName name, ColourRole role);
    /// The program's own, 16 to 256 px.
    [[nodiscard]] static QIcon application();
    /// The usual icon of a tone (check, info, warning, cross in a circle); None for Neutral.
    [[nodiscard]] static IconName forTone(Tone tone);
};

} // namespace bhxh::ui
