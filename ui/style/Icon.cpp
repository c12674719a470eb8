#include "ui/style/Icon.h"

#include "ui/style/Theme.h"
#include <QGuiApplication>
#include <QPainter>
#include <QPixmapCache>
#include <QtMath>
#include <array>

namespace bhxh::ui {

using namespace Qt::StringLiterals;

namespace {

/// The sizes that resources/icons/icons.cmake makes.
constexpr std::array Sizes{20, 25, 30, 40, 50, 60, 120};

QLatin1StringView fileOf(IconName name)
{
    switch (name) {
    case IconName::None:
        return {};
    case IconName::Search:
        return "search"_L1;
    case IconName::Check:
        return "check"_L1;
    case IconName::Cross:
        return "cross"_L1;
    case IconName::Warning:
        return "warning"_L1;
    case IconName::Info:
        return "info"_L1;
    case IconName::Mail:
        return "mail"_L1;
    case IconName::MailBounced:
        return "mail-bounced"_L1;
    case IconName::Key:
        return "key"_L1;
    case IconName::Lock:
        return "lock"_L1;
    case IconName::Unlock:
        return "unlock"_L1;
    case IconName::User:
        return "user"_L1;
    case IconName::Users:
        return "users"_L1;
    case IconName::Clock:
        return "clock"_L1;
    case IconName::Refresh:
        return "refresh"_L1;
    case IconName::ArrowRight:
        return "arrow-right"_L1;
    case IconName::Approve:
        return "approve"_L1;
    case IconName::Journal:
        return "journal"_L1;
    case IconName::Settings:
        return "settings"_L1;
    case IconName::Display:
        return "display"_L1;
    case IconName::Copy:
        return "copy"_L1;
    case IconName::ExternalLink:
        return "external-link"_L1;
    case IconName::Shield:
        return "shield"_L1;
    case IconName::Phone:
        return "phone"_L1;
    case IconName::Offline:
        return "offline"_L1;
    case IconName::Online:
        return "online"_L1;
    case IconName::Hourglass:
        return "hourglass"_L1;
    case IconName::History:
        return "history"_L1;
    case IconName::Close:
        return "close"_L1;
    case IconName::ChevronDown:
        return "chevron-down"_L1;
    case IconName::Printer:
        return "printer"_L1;
    case IconName::Scan:
        return "scan"_L1;
    case IconName::Pencil:
        return "pencil"_L1;
    case IconName::Undo:
        return "undo"_L1;
    case IconName::Help:
        return "help"_L1;
    case IconName::SelfTest:
        return "self-test"_L1;
    case IconName::SignOut:
        return "sign-out"_L1;
    case IconName::Plus:
        return "plus"_L1;
    case IconName::CheckCircle:
        return "check-circle"_L1;
    case IconName::Dot:
        return "dot"_L1;
    case IconName::HandOver:
        return "hand-over"_L1;
    case IconName::Pin:
        return "pin"_L1;
    case IconName::Database:
        return "database"_L1;
    }
    return {};
}

qreal highestRatio()
{
    return qGuiApp ? qGuiApp->devicePixelRatio() : 1.0;
}

/// The master's picture that is drawn at exactly `pixels`, or the next larger one made smaller.
QImage picture(IconName name, int pixels)
{
    const auto* size = std::ranges::lower_bound(Sizes, pixels);
    const int source = size == Sizes.end() ? Sizes.back() : *size;
    QImage image(u":/icons/%1-%2.png"_s.arg(fileOf(name)).arg(source));
    image.convertTo(QImage::Format_ARGB32_Premultiplied);
    if (image.width() != pixels && !image.isNull())
        image = image.scaled(pixels, pixels, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    return image;
}

} // namespace

QPixmap Icon::pixmap(IconName name, ColourRole role, int size, qreal dpr)
{
    if (name == IconName::None || size <= 0)
        return {};
    if (dpr <= 0)
        dpr = highestRatio();
    const int pixels = qCeil(size * dpr);
    const QColor colour = Theme::colour(role);
    const QString key = u"bhxh-icon:%1:%2:%3:%4"_s.arg(int(name)).arg(pixels).arg(colour.rgba()).arg(dpr);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QImage image = picture(name, pixels);
    if (image.isNull())
        return {};
    QPainter painter(&image);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(image.rect(), colour);
    painter.end();
    pixmap = QPixmap::fromImage(image);
    pixmap.setDevicePixelRatio(dpr);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QIcon Icon::icon(IconName name, ColourRole role, int size)
{
    QIcon icon;
    for (const qreal ratio : {1.0, 1.25, 1.5, 2.0, 2.5}) {
        icon.addPixmap(pixmap(name, role, size, ratio), QIcon::Normal);
        icon.addPixmap(pixmap(name, ColourRole::TextDisabled, size, ratio), QIcon::Disabled);
    }
    return icon;
}

void Icon::paint(QPainter& painter, const QRectF& rect, IconName name, ColourRole role)
{
    if (name == IconName::None)
        return;
    const int size = qRound(qMin(rect.width(), rect.height()));
    const qreal ratio = painter.device() ? painter.device()->devicePixelRatioF() : 1.0;
    const QPixmap shown = pixmap(name, role, size, ratio);
    const QPointF corner(rect.x() + (rect.width() - size) / 2, rect.y() + (rect.height() - size) / 2);
    // On whole device pixels, or the strokes blur.
    painter.drawPixmap(QPointF(qRound(corner.x() * ratio) / ratio, qRound(corner.y() * ratio) / ratio), shown);
}

QIcon Icon::application()
{
    QIcon icon;
    for (const int size : {16, 20, 24, 32, 40, 48, 64, 128, 256})
        icon.addFile(u":/icons/app-%1.png"_s.arg(size), QSize(size, size));
    return icon;
}

IconName Icon::forTone(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return IconName::None;
    case Tone::Info:
        return IconName::Info;
    case Tone::Good:
        return IconName::CheckCircle;
    case Tone::Caution:
        return IconName::Warning;
    case Tone::Bad:
        return IconName::Cross;
    }
    return IconName::None;
}

} // namespace bhxh::ui
