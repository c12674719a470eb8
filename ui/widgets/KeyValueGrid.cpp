#include "ui/widgets/KeyValueGrid.h"

#include "ui/style/Space.h"
#include "ui/style/Theme.h"
#include "ui/widgets/NumberLabel.h"
#include <QGridLayout>
#include <QHBoxLayout>

namespace bhxh::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int IconEdge = 16;

/// A value: icon, text, and a note under it.
class ValueCell : public QWidget
{
public:
    explicit ValueCell(QWidget* parent)
        : QWidget(parent), m_icon(new QLabel(this)), m_value(new NumberLabel(TextStyle::Body, this)),
          m_noteIcon(new QLabel(this)), m_note(new TextLabel({}, TextStyle::Caption, ColourRole::TextMuted, this))
    {
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        m_value->setWrapped(true);
        m_note->setWrapped(true);
        column->addLayout(line(m_icon, m_value));
        column->addLayout(line(m_noteIcon, m_note));
        m_icon->setFixedHeight(Theme::lineHeight(m_value->font()));
        m_noteIcon->setFixedHeight(Theme::lineHeight(m_note->font()));
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
    static QHBoxLayout* line(QLabel* icon, TextLabel* words)
    {
        auto* row = new QHBoxLayout;
        row->setSpacing(space::Hair);
        row->addWidget(icon, 0, Qt::AlignTop);
        row->addWidget(words, 1);
        return row;
    }

    void render()
    {
        const bool none = m_text.isEmpty();
        m_value->setNumber(none ? u"—"_s : m_text, none ? QString() : m_look.copied);
        m_value->setSelectable(!none);
        m_value->setTextStyle(m_look.strong ? TextStyle::BodyStrong : TextStyle::Body);
        m_value->setRole(none ? ColourRole::TextMuted : m_look.role);
        m_icon->setPixmap(Icon::pixmap(m_look.icon, m_look.role, IconEdge));
        m_icon->setVisible(m_look.icon != IconName::None);
        const IconName noteIcon = Icon::forTone(m_look.noteTone);
        m_note->setText(m_look.note);
        m_note->setRole(strongRole(m_look.noteTone));
        m_note->setVisible(!m_look.note.isEmpty());
        m_noteIcon->setPixmap(Icon::pixmap(noteIcon, strongRole(m_look.noteTone), IconEdge));
        m_noteIcon->setVisible(noteIcon != IconName::None && !m_look.note.isEmpty());
        m_value->setAccessibleDescription(m_look.note);
    }

    QString m_text;
    ValueLook m_look;
    QLabel* m_icon;
    NumberLabel* m_value;
    QLabel* m_noteIcon;
    TextLabel* m_note;
};

} // namespace

struct KeyValueGrid::Row
{
    QString key;
    TextLabel* label = nullptr;
    QWidget* content = nullptr;
    ValueCell* cell = nullptr; ///< `content`, where it is a value
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
    Row* row = find(key);
    if (!row)
        row = make(key);
    if (!row->cell) {
        delete row->content;
        row->cell = new ValueCell(this);
        row->content = row->cell;
        arrange();
    }
    row->cell->set(value, look);
    row->cell->label()->setAccessibleName(label + u": "_s + value);
    setLabel(*row, label);
}

void KeyValueGrid::setWidget(const QString& key, const QString& label, QWidget* widget)
{
    Row* row = find(key);
    if (!row)
        row = make(key);
    if (row->content != widget) {
        delete row->content;
        row->cell = nullptr;
        row->content = widget;
        arrange();
    }
    if (widget->accessibleName().isEmpty())
        widget->setAccessibleName(label);
    setLabel(*row, label);
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
    delete row->content;
    m_rows.removeIf([&](const auto& other) { return other->key == key; });
    arrange();
}

void KeyValueGrid::setRowVisible(const QString& key, bool visible)
{
    if (const Row* row = find(key)) {
        row->label->setVisible(visible);
        row->content->setVisible(visible);
    }
}

void KeyValueGrid::clear()
{
    for (const auto& row : std::as_const(m_rows)) {
        delete row->label;
        delete row->content;
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
    m_rows.append(row);
    return row.get();
}

void KeyValueGrid::arrange()
{
    for (int i = 0; i < m_rows.size(); ++i) {
        const Row& row = *m_rows[i];
        if (!row.content)
            continue;
        m_grid->addWidget(row.label, i, 0, Qt::AlignTop | Qt::AlignLeft);
        m_grid->addWidget(row.content, i, 1, row.cell ? Qt::Alignment() : Qt::AlignTop | Qt::AlignLeft);
    }
}

} // namespace bhxh::ui
