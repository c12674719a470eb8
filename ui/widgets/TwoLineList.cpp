#include "ui/widgets/TwoLineList.h"

#include "ui/Words.h"
#include "ui/style/Space.h"
#include "ui/style/Theme.h"
#include <QAbstractListModel>
#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>

namespace bhxh::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int IconEdge = 16;
constexpr int PadY = 10;
/// "3 phút trước" is drawn anew this often.
constexpr int RefreshMilliseconds = 20'000;
constexpr int ItemRole = Qt::UserRole + 1;

IconName iconOf(const RowMark& mark)
{
    return mark.icon == IconName::None ? Icon::forTone(mark.tone) : mark.icon;
}

int widthOf(const RowMark& mark, const QFontMetrics& metrics)
{
    return IconEdge + space::Hair + metrics.horizontalAdvance(mark.word);
}

/// One row as a sentence, for a screen reader.
QString spoken(const TwoLineItem& item, const QString& when)
{
    QStringList parts{item.first, item.firstAside, item.second, when};
    for (const RowMark& mark : item.marks)
        parts << mark.word;
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

} // namespace

class TwoLineList::Model : public QAbstractListModel
{
public:
    Model(std::function<QDateTime()> clock, QObject* parent) : QAbstractListModel(parent), m_clock(std::move(clock)) {}

    int rowCount(const QModelIndex& parent) const override { return parent.isValid() ? 0 : int(m_items.size()); }
    QVariant data(const QModelIndex& index, int role) const override
    {
        if (!index.isValid())
            return {};
        const TwoLineItem& item = m_items[index.row()];
        switch (role) {
        case Qt::DisplayRole:
            return item.first;
        case Qt::AccessibleTextRole:
            return spoken(item, m_clock ? agoText(item.when, m_clock()) : dateTimeText(item.when));
        case ItemRole:
            return QVariant::fromValue(&item);
        default:
            return {};
        }
    }
    void set(const QList<TwoLineItem>& items);
    [[nodiscard]] const QList<TwoLineItem>& items() const { return m_items; }
    [[nodiscard]] QModelIndex indexOf(const QString& id) const
    {
        for (int row = 0; row < m_items.size(); ++row) {
            if (m_items[row].id == id)
                return index(row);
        }
        return {};
    }
    void setClock(std::function<QDateTime()> clock) { m_clock = std::move(clock); }

private:
    QList<TwoLineItem> m_items;
    std::function<QDateTime()> m_clock;
};

/// Takes out what is gone, puts in what is new, changes what differs: choice, focus and scrolling stay with their rows.
void TwoLineList::Model::set(const QList<TwoLineItem>& items)
{
    const auto isWanted = [&](const QString& id) {
        return std::ranges::any_of(items, [&](const TwoLineItem& item) { return item.id == id; });
    };
    for (int row = int(m_items.size()) - 1; row >= 0; --row) {
        if (isWanted(m_items[row].id))
            continue;
        beginRemoveRows({}, row, row);
        m_items.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < items.size(); ++row) {
        const QModelIndex at = indexOf(items[row].id);
        if (!at.isValid()) {
            beginInsertRows({}, row, row);
            m_items.insert(row, items[row]);
            endInsertRows();
            continue;
        }
        if (at.row() != row) {
            beginMoveRows({}, at.row(), at.row(), {}, row);
            m_items.move(at.row(), row);
            endMoveRows();
        }
        if (m_items[row] != items[row]) {
            m_items[row] = items[row];
            emit dataChanged(index(row), index(row));
        }
    }
}

TwoLineDelegate::TwoLineDelegate(std::function<QDateTime()> clock, QObject* parent)
    : QStyledItemDelegate(parent), m_clock(std::move(clock))
{}

QSize TwoLineDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {240, Theme::lineHeight(Theme::font(TextStyle::BodyStrong)) +
                     Theme::lineHeight(Theme::font(TextStyle::Caption)) + space::Hair + 2 * PadY};
}

void TwoLineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const TwoLineItem& item = *index.data(ItemRole).value<const TwoLineItem*>();
    painter->save();
    const bool chosen = option.state & QStyle::State_Selected;
    const bool enabled = option.state & QStyle::State_Enabled;
    if (chosen)
        painter->fillRect(option.rect, Theme::colour(ColourRole::AccentSoft));
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, Theme::colour(ColourRole::Window));
    if (chosen)
        painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())),
                          Theme::colour(ColourRole::Accent));
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      Theme::colour(ColourRole::Line));

    const QRect inner = option.rect.adjusted(space::Large, PadY, -space::Large, -PadY);
    const int firstHeight = Theme::lineHeight(Theme::font(TextStyle::BodyStrong));
    paintFirstLine(*painter, QRect(inner.left(), inner.top(), inner.width(), firstHeight), item, enabled);
    paintSecondLine(*painter, inner.adjusted(0, firstHeight + space::Hair, 0, 0), item, enabled);
    if (option.state & QStyle::State_HasFocus) {
        QStyleOptionFocusRect ring;
        ring.QStyleOption::operator=(option);
        ring.rect = option.rect.adjusted(0, 0, 0, -1);
        option.widget->style()->drawPrimitive(QStyle::PE_FrameFocusRect, &ring, painter, option.widget);
    }
    painter->restore();
}

void TwoLineDelegate::paintFirstLine(QPainter& painter, const QRect& line, const TwoLineItem& item, bool enabled) const
{
    const QFontMetrics small(Theme::font(TextStyle::CaptionStrong));
    int right = line.right() + 1;
    for (auto mark = item.marks.crbegin(); mark != item.marks.crend(); ++mark) {
        const int width = widthOf(*mark, small);
        if (right - width < line.left() + line.width() / 3)
            break;
        right -= width;
        const ColourRole role = enabled ? strongRole(mark->tone) : ColourRole::TextDisabled;
        Icon::paint(painter, QRectF(right, line.top() + (line.height() - IconEdge) / 2.0, IconEdge, IconEdge),
                    iconOf(*mark), role);
        painter.setFont(Theme::font(TextStyle::CaptionStrong));
        painter.setPen(Theme::colour(role));
        painter.drawText(QRect(right + IconEdge + space::Hair, line.top(), width, line.height()),
                         Qt::AlignVCenter | Qt::AlignLeft, mark->word);
        right -= space::Medium;
    }
    const QFont strong = Theme::font(TextStyle::BodyStrong);
    const QFont figures = Theme::figureFont(TextStyle::Body);
    const int aside =
        item.firstAside.isEmpty() ? 0 : QFontMetrics(figures).horizontalAdvance(item.firstAside) + space::Medium;
    const int room = qMax(0, right - line.left() - aside);
    const QString first = QFontMetrics(strong).elidedText(item.first, Qt::ElideRight, room);
    painter.setFont(strong);
    painter.setPen(Theme::colour(!enabled     ? ColourRole::TextDisabled
                                 : item.muted ? ColourRole::TextMuted
                                              : ColourRole::Text));
    painter.drawText(QRect(line.left(), line.top(), room, line.height()), Qt::AlignVCenter | Qt::AlignLeft, first);
    if (aside == 0)
        return;
    const int x = line.left() + QFontMetrics(strong).horizontalAdvance(first) + space::Medium;
    painter.setFont(figures);
    painter.setPen(Theme::colour(enabled ? ColourRole::TextMuted : ColourRole::TextDisabled));
    painter.drawText(QRect(x, line.top(), qMax(0, right - x), line.height()), Qt::AlignVCenter | Qt::AlignLeft,
                     item.firstAside);
}

void TwoLineDelegate::paintSecondLine(QPainter& painter, const QRect& line, const TwoLineItem& item, bool enabled) const
{
    const QFont font = Theme::figureFont(TextStyle::Caption);
    const QFontMetrics metrics(font);
    painter.setFont(font);
    painter.setPen(Theme::colour(enabled ? ColourRole::TextMuted : ColourRole::TextDisabled));
    const QString when = m_clock ? agoText(item.when, m_clock()) : dateTimeText(item.when);
    const int whenWidth = when.isEmpty() ? 0 : metrics.horizontalAdvance(when) + space::Medium;
    painter.drawText(line, Qt::AlignTop | Qt::AlignRight, when);
    painter.drawText(line, Qt::AlignTop | Qt::AlignLeft,
                     metrics.elidedText(item.second, Qt::ElideRight, line.width() - whenWidth));
}

TwoLineList::TwoLineList(std::function<QDateTime()> clock, QWidget* parent)
    : QListView(parent), m_model(new Model(clock, this)), m_delegate(new TwoLineDelegate(clock, this))
{
    setModel(m_model);
    setItemDelegate(m_delegate);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    startTimer(RefreshMilliseconds, Qt::VeryCoarseTimer);
}

TwoLineList::~TwoLineList() = default;

void TwoLineList::setClock(std::function<QDateTime()> clock)
{
    m_delegate->setClock(clock);
    m_model->setClock(std::move(clock));
    viewport()->update();
}

/// Where the row of the choice goes away, a view moves its current row to a neighbour: that would be a choice that
/// nobody made. Here the choice is restored by its id, and where that is gone there is none.
void TwoLineList::setItems(const QList<TwoLineItem>& items)
{
    const QString before = currentId();
    {
        const QScopedValueRollback quiet(m_quiet, true);
        m_model->set(items);
    }
    if (currentId() != before)
        setCurrentId(before);
}

QList<TwoLineItem> TwoLineList::items() const
{
    return m_model->items();
}

QString TwoLineList::currentId() const
{
    const int row = currentIndex().row();
    return row < 0 ? QString() : m_model->items().at(row).id;
}

void TwoLineList::setCurrentId(const QString& id)
{
    const QScopedValueRollback quiet(m_quiet, true);
    const QModelIndex index = m_model->indexOf(id);
    setCurrentIndex(index);
    if (!index.isValid())
        clearSelection();
    m_told = currentId();
}

void TwoLineList::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    if (!m_quiet)
        tell();
}

/// The person's choice, once.
void TwoLineList::tell()
{
    const QString id = currentId();
    if (id == m_told)
        return;
    m_told = id;
    emit chosen(id);
}

void TwoLineList::keyPressEvent(QKeyEvent* event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        tell();
        emit opened(currentId());
        return;
    }
    QListView::keyPressEvent(event);
}

void TwoLineList::mousePressEvent(QMouseEvent* event)
{
    QListView::mousePressEvent(event);
    // The row may have been current without having been chosen: the view makes one so when it gets the focus.
    if (event->button() == Qt::LeftButton && indexAt(event->pos()).isValid())
        tell();
}

void TwoLineList::focusInEvent(QFocusEvent* event)
{
    const QScopedValueRollback quiet(m_quiet, true);
    QListView::focusInEvent(event);
}

void TwoLineList::mouseDoubleClickEvent(QMouseEvent* event)
{
    QListView::mouseDoubleClickEvent(event);
    if (currentIndex().isValid())
        emit opened(currentId());
}

void TwoLineList::timerEvent(QTimerEvent* event)
{
    QListView::timerEvent(event);
    if (isVisible())
        viewport()->update();
}

} // namespace bhxh::ui
