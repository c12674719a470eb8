#pragma once

#include "ui/signin/FrontPage.h"
#include <QTimer>

class QLineEdit;

namespace bhxh::desk {
class Connection;
class Session;
} // namespace bhxh::desk

namespace bhxh::ui {

class ActionButton;
class MessageBar;
class OfflineOpening;
class TextLabel;

/// Nobody is signed in: the program's name, one button; while the browser is open the ways back to it; while the
/// keychain is asked a way on without it; and, where the central can't be reached, the way in by PIN. Renders Session.
class SignInPage : public FrontPage
{
    Q_OBJECT
public:
    /// Both outlive this.
    SignInPage(desk::Session& session, const desk::Connection& connection, QWidget* parent = nullptr);

    void takeFocus() override;

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QWidget* makeWays();
    void copyLink();
    void openOffline(bool open);
    void render();
    void renderWords();
    void renderBrowser();
    void renderKeychain();
    void renderMessage();
    [[nodiscard]] QString explanation() const;
    [[nodiscard]] bool offersPin() const;

    desk::Session& m_session;
    const desk::Connection& m_connection;
    TextLabel* m_title;
    TextLabel* m_explanation;
    MessageBar* m_message;
    QLineEdit* m_link;
    ActionButton* m_signIn;
    QWidget* m_ways;
    ActionButton* m_openAgain;
    ActionButton* m_copyLink;
    ActionButton* m_cancel;
    ActionButton* m_withoutKeychain;
    ActionButton* m_byPin;
    OfflineOpening* m_offline;
    QTimer m_patience; ///< the keychain may answer at once: only then is a way around it offered
    bool m_copied = false;
    bool m_isOffline = false; ///< the way in by PIN is open
    int m_shownKind = -1;
};

} // namespace bhxh::ui
