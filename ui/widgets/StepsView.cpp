#include "ui/widgets/StepsView.h"

#include "ui/style/Icon.h"
#include "ui/style/Plate.h"
#include "ui/style/Space.h"
#include "ui/style/Theme.h"
#include <QEvent>

namespace bhxh::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int Disc = 24;
constexpr int TextLeft = Disc + space::Small;

ColourRole inkOf(Step::State state)
{
    switch (state) {
    case Step::State::Past:
        return ColourRole::Good;
    case Step::State::Present:
        return ColourRole::Accent;
    case Step::State::Failed:
        return ColourRole::Bad;
    case Step::State::ToCome:
        break;
    }
    return ColourRole::TextMuted;
}

QFont titleFont(Step::State state)
{
    return Theme::font(state == Step::State::Present || state == Step::State::Failed ? TextStyle::BodyStrong
                                                                                     : TextStyle::Body);
}

void paintDisc(QPainter& painter, const QRectF& disc, const Step& step, int number)
{
    const QColor ink = Theme::colour(inkOf(step.state));
    switch (step.state) {
    case Step::State::Past:
        paintPlate(painter, disc, Disc / 2.0, Theme::colour(ColourRole::GoodSoft), ink);
        Icon::paint(painter, disc.adjusted(4, 4, -4, -4), IconName::Check, ColourRole::Good);
        return;
    case Step::State::Failed:
        paintPlate(painter, disc, Disc / 2.0, Theme::colour(ColourRole::BadSoft), ink);
        Icon::paint(painter, disc.adjusted(4, 4, -4, -4), IconName::Close, ColourRole::Bad);
        return;
    case Step::State::Present:
        paintPlate(painter, disc, Disc / 2.0, ink);
        painter.setPen(Theme::colour(ColourRole::OnAccent));
        break;
    case Step::State::ToCome:
        paintPlate(painter, disc, Disc / 2.0, Theme::colour(ColourRole::Surface),
                   Theme::colour(ColourRole::LineStrong));
        painter.setPen(Theme::colour(ColourRole::TextMuted));
        break;
    }
    painter.setFont(Theme::figureFont(TextStyle::CaptionStrong));
    painter.drawText(disc, Qt::AlignCenter, QString::number(number));
}

} // namespace

StepsView::StepsView(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StepsView::setSteps(const QList<Step>& steps)
{
    if (m_steps == steps)
        return;
    m_steps = steps;
    describe();
    updateGeometry();
    update();
}

QSize StepsView::sizeHint() const
{
    int widest = 0;
    for (const Step& step : m_steps) {
        const int title = QFontMetrics(Theme::font(TextStyle::BodyStrong)).horizontalAdvance(step.title);
        const int detail = QFontMetrics(Theme::figureFont(TextStyle::Caption)).horizontalAdvance(step.detail);
        widest = qMax(widest, qMax(title, detail));
    }
    const int lines =
        Theme::lineHeight(Theme::font(TextStyle::BodyStrong)) + Theme::lineHeight(Theme::font(TextStyle::Caption));
    return {int(m_steps.size()) * (TextLeft + widest + space::Wide), qMax(lines + space::Hair, int(Disc))};
}

QSize StepsView::minimumSizeHint() const
{
    return {int(m_steps.size()) * (TextLeft + 64), sizeHint().height()};
}

void StepsView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (m_steps.isEmpty())
        return;
    // Each step begins at its share of the width, so that titles of changing weight move nothing.
    const qreal share = qreal(width()) / qreal(m_steps.size());
    for (int i = 0; i < m_steps.size(); ++i)
        paintStep(painter, QRect(qRound(i * share), 0, qRound(share), height()), i);
}

void StepsView::paintStep(QPainter& painter, const QRect& area, int index) const
{
    const Step& step = m_steps[index];
    paintDisc(painter, QRectF(area.left(), 0, Disc, Disc), step, index + 1);
    const int gap = space::Medium;
    const QRect room = area.adjusted(TextLeft, 0, -gap, 0);
    const QFont font = titleFont(step.state);
    const int line = qMax(Theme::lineHeight(font), int(Disc));
    painter.setFont(font);
    painter.setPen(Theme::colour(step.state == Step::State::ToCome ? ColourRole::TextMuted
                                 : step.state == Step::State::Past ? ColourRole::Text
                                                                   : inkOf(step.state)));
    const QString title = QFontMetrics(font).elidedText(step.title, Qt::ElideRight, room.width());
    painter.drawText(QRect(room.left(), 0, room.width(), line), Qt::AlignVCenter | Qt::AlignLeft, title);
    const int end = room.left() + QFontMetrics(font).horizontalAdvance(title) + space::Small;
    if (index + 1 < m_steps.size() && end < area.right() - space::Small) {
        const auto role = step.state == Step::State::Past ? ColourRole::Good : ColourRole::Line;
        painter.fillRect(QRect(end, Disc / 2, area.right() - space::Small - end, 1), Theme::colour(role));
    }
    const QFont small = Theme::figureFont(TextStyle::Caption);
    painter.setFont(small);
    painter.setPen(Theme::colour(step.state == Step::State::Failed ? ColourRole::Bad : ColourRole::TextMuted));
    painter.drawText(QRect(room.left(), line, room.width(), height() - line), Qt::AlignTop | Qt::AlignLeft,
                     QFontMetrics(small).elidedText(step.detail, Qt::ElideRight, room.width()));
}

void StepsView::describe()
{
    QStringList told;
    for (const Step& step : m_steps) {
        const QString state = step.state == Step::State::Past      ? tr("done")
                              : step.state == Step::State::Present ? tr("under way")
                              : step.state == Step::State::Failed  ? tr("stopped")
                                                                   : tr("to come");
        QString sentence = tr("Step %1 of %2: %3, %4").arg(told.size() + 1).arg(m_steps.size()).arg(step.title, state);
        if (!step.detail.isEmpty())
            sentence += u", "_s + step.detail;
        told << sentence;
    }
    setAccessibleName(told.join(u". "_s));
    setToolTip(told.join(u'\n'));
}

void StepsView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        describe();
}

} // namespace bhxh::ui
