#pragma once

#include "ui/style/ColourRole.h"
#include <QPointer>
#include <QStringList>
#include <QWidget>

namespace bhxh::ui {

class MessagePanel;

/// The one place in a page that says what happened and what to do. It keeps the height of two lines free, empty or not,
/// so that nothing below moves; a longer text lies over what is below for as long as it is there. Nothing is animated,
/// nothing goes away by itself. A screen reader is told (alert), and the text can be reached by Tab.
class MessageBar : public QWidget
{
    Q_OBJECT
public:
    explicit MessageBar(QWidget* parent = nullptr);
    ~MessageBar() override;

    /// Shows a message in place of the one before.
    /// @param code what a person reads out to the help desk, e.g. tr("Mã 415"); may be empty
    /// @param actions labels of up to two buttons; actionChosen(index) says which one was pressed
    /// @param about what the message is about, where its words may change while it is the same one (a waiting time,
    /// another language); empty: its words. The same message set again is not told again, and one that the person
    /// closed stays closed, until another one comes or clearMessage() says that it is over.
    void setMessage(Tone tone, const QString& text, const QString& code = {}, const QStringList& actions = {},
                    const QString& about = {});
    void clearMessage();
    [[nodiscard]] bool hasMessage() const;
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString code() const;
    [[nodiscard]] Tone tone() const;
    /// Whether the person may close it (default). A state that lasts (offline) has no close button.
    void setClosable(bool closable);
    /// Takes no room at all while it is empty: for dialogs and pages that have room to spare below.
    void setCollapsing(bool collapsing);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void actionChosen(int index);
    /// By the person, not by clearMessage().
    void closed();

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void moveEvent(QMoveEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void place();
    void hidePanel();

    QPointer<MessagePanel> m_panel;
    QString m_about; ///< of the message that was set last, shown or closed by the person
    bool m_hasMessage = false;
    bool m_collapsing = false;
};

} // namespace bhxh::ui
