#pragma once

#include "ui/Words.h"
#include <QComboBox>

namespace bhxh::ui {

/// A combo box over the values of an enum of the domain, in their words. Call retranslate() when the language changes;
/// the choice stays.
template <typename Enum>
class EnumBox : public QComboBox
{
public:
    explicit EnumBox(std::initializer_list<Enum> values, QWidget* parent = nullptr) : QComboBox(parent)
    {
        for (const Enum value : values)
            addItem(words(value), int(value));
    }

    [[nodiscard]] Enum value() const { return Enum(currentData().toInt()); }
    /// A value that isn't offered changes nothing.
    void setValue(Enum value)
    {
        const int index = findData(int(value));
        if (index >= 0 && index != currentIndex())
            setCurrentIndex(index);
    }
    void retranslate()
    {
        for (int i = 0; i < count(); ++i)
            setItemText(i, words(Enum(itemData(i).toInt())));
    }
};

} // namespace bhxh::ui
