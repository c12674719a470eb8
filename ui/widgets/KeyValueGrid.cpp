#include "ui/widgets/KeyValueGrid.h"

#include "ui/style/Space.h"
#include "ui/style/Theme.h"
#include "ui/widgets/NumberLabel.h"
#include "ui/widgets/ValueNote.h"
#include <QGridLayout>
#include <QHBoxLayout>

namespace bhxh::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int IconEdge = 16;

/// A value: icon and text.
class ValueCell : public QWidget
{
public:
    ValueCell() : m_icon(new QLabel(this)), m_value(new NumberLabel(TextStyle::Body, this))
    {
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(space::Hair);
        row->addWidget(m_icon, 0, Qt::AlignTop);
        row->addWidget(m_value, 1);
        m_value->setWrapped(true);
        m_icon->setFixedHeight(Theme::lineHeight(m_value->font()));
        connect(&Theme::instance(), &Theme::changed, this, [this] { render(); });
    }

    void set(const QString& value, const ValueLook& look)
    {
        m_text = value;
        m_look = look;
        render();
    }
    [[nodiscard]] QString value() const { return m_text; }
    [[nodiscard]] NumberLabel* label() const { return m_value; }

private:
    void render()
    {
        const bool none = m_text.isEmpty();
        m_value->setNumber(none ? u"—"_s : m_text, none ? QString() : m_look.copied);
        m_value->setSelectable(!none);
        m_value->setTextStyle(m_look.strong ? TextStyle::BodyStrong : TextStyle::Body);
        m_value->setRole(none ? ColourRole::TextMuted : m_look.role);
        m_icon->setPixmap(Icon::pixmap(m_look.icon, m_look.role, IconEdge));
        m_icon->setVisible(m_look.icon != IconName::None);
    }

    QString m_text;
    ValueLook m_look;
    QLabel* m_icon;
    NumberLabel* m_value;
};

} // namespace

/// What stands right of the label: the value, and the note under it.
struct KeyValueGrid::Row
{
    QString key;
    TextLabel* label = nullptr;
    QWidget* place = nullptr;   ///< holds the next two
    QWidget* content = nullptr; ///< the value
    ValueCell* cell = nullptr;  ///< `content`, where it is a value of the grid's own
    ValueNote* note = nullptr;
};

KeyValueGrid::KeyValueGrid(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::Medium);
    m_grid->setVerticalSpacing(space::Small);
    m_grid->setColumnStretch(1, 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    setLabelWidth(m_labelCharacters);
}

KeyValueGrid::~KeyValueGrid() = default;

void KeyValueGrid::setValue(const QString& key, const QString& label, const QString& value, const ValueLook& look)
{
    Row& row = find(key) ? *find(key) : *make(key);
    if (!row.cell) {
        auto* cell = new ValueCell;
        setContent(row, cell);
        row.cell = cell;
    }
    row.cell->set(value, look);
    row.cell->label()->setAccessibleName(label + u": "_s + value);
    setLabel(row, label);
    say(row, look.noteTone, look.note);
}

void KeyValueGrid::setWidget(const QString& key, const QString& label, QWidget* widget)
{
    Row& row = find(key) ? *find(key) : *make(key);
    if (row.content != widget)
        setContent(row, widget);
    if (widget->accessibleName().isEmpty())
        widget->setAccessibleName(label);
    setLabel(row, label);
}

void KeyValueGrid::setContent(Row& row, QWidget* widget)
{
    delete row.content;
    row.cell = nullptr;
    row.content = widget;
    // A widget of the page's own is as wide as it wants to be; a value takes what there is, and its lines break there.
    const bool isValue = dynamic_cast<ValueCell*>(widget) != nullptr;
    auto* column = static_cast<QVBoxLayout*>(row.place->layout());
    column->insertWidget(0, widget, 0, isValue ? Qt::Alignment() : Qt::AlignTop | Qt::AlignLeft);
}

void KeyValueGrid::setNote(const QString& key, Tone tone, const QString& words, IconName icon)
{
    if (Row* row = find(key))
        say(*row, tone, words, icon);
}

QString KeyValueGrid::note(const QString& key) const
{
    const Row* row = find(key);
    return row ? row->note->words() : QString();
}

void KeyValueGrid::say(Row& row, Tone tone, const QString& words, IconName icon)
{
    row.note->say(tone, words, icon);
    QWidget* spoken = row.cell ? row.cell->label() : row.content;
    spoken->setAccessibleDescription(words);
}

void KeyValueGrid::setLabel(Row& row, const QString& label)
{
    row.label->setText(label);
}

void KeyValueGrid::removeRow(const QString& key)
{
    Row* row = find(key);
    if (!row)
        return;
    delete row->label;
    delete row->place;
    m_rows.removeIf([&](const auto& other) { return other->key == key; });
    arrange();
}

void KeyValueGrid::setRowVisible(const QString& key, bool visible)
{
    if (const Row* row = find(key)) {
        row->label->setVisible(visible);
        row->place->setVisible(visible);
        if (row->content) // a page's own may have been hidden until its row came
            row->content->setVisible(visible);
    }
}

void KeyValueGrid::clear()
{
    for (const auto& row : std::as_const(m_rows)) {
        delete row->label;
        delete row->place;
    }
    m_rows.clear();
}

bool KeyValueGrid::contains(const QString& key) const
{
    return find(key) != nullptr;
}

QString KeyValueGrid::value(const QString& key) const
{
    const Row* row = find(key);
    return row && row->cell ? row->cell->value() : QString();
}

void KeyValueGrid::setLabelWidth(int characters)
{
    m_labelCharacters = characters;
    m_grid->setColumnMinimumWidth(0, characters * QFontMetrics(Theme::font(TextStyle::Body)).averageCharWidth());
}

KeyValueGrid::Row* KeyValueGrid::find(const QString& key) const
{
    for (const auto& row : m_rows) {
        if (row->key == key)
            return row.get();
    }
    return nullptr;
}

KeyValueGrid::Row* KeyValueGrid::make(const QString& key)
{
    auto row = std::make_shared<Row>();
    row->key = key;
    row->label = new TextLabel({}, TextStyle::Body, ColourRole::TextMuted, this);
    row->place = new QWidget(this);
    row->note = new ValueNote;
    auto* column = new QVBoxLayout(row->place);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(row->note);
    m_rows.append(row);
    arrange();
    return row.get();
}

void KeyValueGrid::arrange()
{
    for (int i = 0; i < m_rows.size(); ++i) {
        m_grid->addWidget(m_rows[i]->label, i, 0, Qt::AlignTop | Qt::AlignLeft);
        m_grid->addWidget(m_rows[i]->place, i, 1);
    }
}

} // namespace bhxh::ui
