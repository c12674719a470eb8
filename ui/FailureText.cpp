#include "ui/FailureText.h"
#include "domain/Clock.h"
#include "ui/Words.h"
#include <QCoreApplication>
#include <algorithm>
#include <array>

namespace bhxh::ui {

using domain::Failure;
using domain::FailureCode;

namespace {

/// One code's words. Where the failure tells a fact (an odd character, a moment) `happenedWith` takes the place of
/// `happened`, %1 being the fact; where it tells how long to wait, `remedyWith` takes the place of `remedy`, %1 being
/// the waiting time.
struct Row
{
    FailureCode code;
    Severity severity;
    const char* happened;
    const char* remedy;
    const char* happenedWith = nullptr;
    const char* remedyWith = nullptr;
};

constexpr Severity info = Severity::Info;
constexpr Severity caution = Severity::Caution;
constexpr Severity bad = Severity::Bad;

// What a person typed.
constexpr std::array typed{
    Row{FailureCode::NumberEmpty, info, QT_TRANSLATE_NOOP("FailureText", "No number has been entered."),
        QT_TRANSLATE_NOOP("FailureText", "Type a number or scan a card.")},
    Row{FailureCode::NumberHasOddCharacters, caution,
        QT_TRANSLATE_NOOP("FailureText", "The number holds a character that doesn't belong in it."),
        QT_TRANSLATE_NOOP("FailureText",
                          "Delete it: a number is digits only, a health-insurance card starts with two letters."),
        //: %1 is one character
        QT_TRANSLATE_NOOP("FailureText", "The number holds the character “%1”.")},
    Row{FailureCode::NumberLengthUnknown, caution,
        QT_TRANSLATE_NOOP("FailureText", "A number of this length can't be used here."),
        QT_TRANSLATE_NOOP("FailureText",
                          "Check it: a social-insurance number has 10 digits, a personal ID 12, an old ID card 9; a "
                          "health-insurance card has 15 characters."),
        //: %1 is how many characters the number has
        QT_TRANSLATE_NOOP("FailureText", "A number of %1 characters can't be used here.")},
    Row{FailureCode::NameTooShort, caution, QT_TRANSLATE_NOOP("FailureText", "The name is too short to search by."),
        QT_TRANSLATE_NOOP("FailureText", "Enter the full name, at least two letters.")},
    Row{FailureCode::NameTooLong, caution, QT_TRANSLATE_NOOP("FailureText", "The name is longer than 100 characters."),
        QT_TRANSLATE_NOOP("FailureText", "Enter the full name only, without address or remarks.")},
    Row{FailureCode::NameHasOddCharacters, caution,
        QT_TRANSLATE_NOOP("FailureText", "The name holds a character that doesn't belong in a name."),
        QT_TRANSLATE_NOOP("FailureText", "Delete it; the birth date or birth year goes after the name."),
        //: %1 is one character
        QT_TRANSLATE_NOOP("FailureText", "The name holds the character “%1”.")},
    Row{FailureCode::BirthDateUnreadable, caution, QT_TRANSLATE_NOOP("FailureText", "The birth date can't be read."),
        QT_TRANSLATE_NOOP("FailureText", "Enter it like 02/01/1990, 01/1990 or 1990.")},
    Row{FailureCode::BirthDateImpossible, caution, QT_TRANSLATE_NOOP("FailureText", "There is no such birth date."),
        QT_TRANSLATE_NOOP("FailureText", "Compare day, month and year with the document.")},
    Row{FailureCode::EmailEmpty, info, QT_TRANSLATE_NOOP("FailureText", "No e-mail address has been entered."),
        QT_TRANSLATE_NOOP("FailureText", "Enter the citizen's e-mail address.")},
    Row{FailureCode::EmailNotOneAddress, caution,
        QT_TRANSLATE_NOOP("FailureText", "This is not an e-mail address yet."),
        QT_TRANSLATE_NOOP("FailureText", "Enter exactly one address, with one @ sign.")},
    Row{FailureCode::EmailHasMarks, caution,
        QT_TRANSLATE_NOOP("FailureText", "The e-mail address holds a letter with marks."),
        QT_TRANSLATE_NOOP("FailureText",
                          "Switch the Vietnamese input method off and type this part again without marks."),
        //: %1 is one character
        QT_TRANSLATE_NOOP("FailureText", "The e-mail address holds the character “%1”.")},
    Row{FailureCode::EmailHasSpaces, caution,
        QT_TRANSLATE_NOOP("FailureText", "There is a blank inside the e-mail address."),
        QT_TRANSLATE_NOOP("FailureText", "Delete the blank.")},
    Row{FailureCode::EmailLocalPartInvalid, caution,
        QT_TRANSLATE_NOOP("FailureText", "The part before the @ sign isn't valid."),
        QT_TRANSLATE_NOOP("FailureText",
                          "Look for two dots in a row, a dot at either end, or a sign that isn't allowed.")},
    Row{FailureCode::EmailDomainInvalid, caution,
        QT_TRANSLATE_NOOP("FailureText", "The part after the @ sign isn't valid."),
        QT_TRANSLATE_NOOP("FailureText", "Check the part after the @ sign, for example gmail.com."),
        //: %1 is the domain of an e-mail address, as typed
        QT_TRANSLATE_NOOP("FailureText", "The domain “%1” isn't valid.")},
    Row{FailureCode::EmailTooLong, caution, QT_TRANSLATE_NOOP("FailureText", "The e-mail address is too long."),
        QT_TRANSLATE_NOOP("FailureText", "Compare it with the citizen, letter by letter.")},
    Row{FailureCode::CodeNotDigits, caution,
        QT_TRANSLATE_NOOP("FailureText", "The code isn't complete, or holds something other than digits."),
        QT_TRANSLATE_NOOP("FailureText", "The citizen enters all digits of the code once more."),
        //: %1 is how many digits a one-time code has
        QT_TRANSLATE_NOOP("FailureText", "The one-time code has %1 digits.")},
    Row{FailureCode::PaperDateInFuture, caution,
        QT_TRANSLATE_NOOP("FailureText", "The date of the form lies in the future."),
        QT_TRANSLATE_NOOP("FailureText", "Enter the date that stands on the signed form.")},
    Row{FailureCode::PaperNumberTooLong, caution,
        QT_TRANSLATE_NOOP("FailureText", "The number of the form is longer than 40 characters."),
        QT_TRANSLATE_NOOP("FailureText", "Enter the number of the form only.")},
    Row{FailureCode::DocumentEndingInvalid, caution,
        QT_TRANSLATE_NOOP("FailureText", "This isn't the ending of a document number."),
        QT_TRANSLATE_NOOP("FailureText", "Enter the last 3 or 4 characters, or leave it empty.")},
    Row{FailureCode::NoteTooLong, caution, QT_TRANSLATE_NOOP("FailureText", "The note is longer than 500 characters."),
        QT_TRANSLATE_NOOP("FailureText", "Shorten the note.")},
    Row{FailureCode::ReasonTooShort, caution, QT_TRANSLATE_NOOP("FailureText", "The reason is too short."),
        QT_TRANSLATE_NOOP("FailureText", "Give a reason of at least 5 characters.")},
    Row{FailureCode::CaseReferenceTooLong, caution,
        QT_TRANSLATE_NOOP("FailureText", "The case number is longer than 40 characters."),
        QT_TRANSLATE_NOOP("FailureText", "Enter the case number only.")},
    Row{FailureCode::IdInvalid, bad,
        QT_TRANSLATE_NOOP("FailureText", "The record can't be opened: its identifier isn't valid."),
        QT_TRANSLATE_NOOP("FailureText", "Look it up again; if this comes back, call the help desk.")},
};

// The line.
constexpr std::array line{
    Row{FailureCode::LineDown, caution,
        QT_TRANSLATE_NOOP("FailureText", "There is no connection to the central system."),
        QT_TRANSLATE_NOOP("FailureText", "Check the network, then try again.")},
    Row{FailureCode::HostNotFound, caution,
        QT_TRANSLATE_NOOP("FailureText", "The address of the central system can't be found."),
        QT_TRANSLATE_NOOP("FailureText", "Check the network; if other pages open, tell the administrator.")},
    Row{FailureCode::ProxyRefused, bad,
        QT_TRANSLATE_NOOP("FailureText", "The proxy of the network refused the connection."),
        QT_TRANSLATE_NOOP("FailureText", "Ask the administrator to check the proxy.")},
    Row{FailureCode::TlsUntrusted, bad,
        QT_TRANSLATE_NOOP("FailureText", "The identity of the central system can't be confirmed, so nothing was sent."),
        QT_TRANSLATE_NOOP("FailureText", "Stop here and tell the administrator at once.")},
    Row{FailureCode::TimedOut, caution, QT_TRANSLATE_NOOP("FailureText", "The central system didn't answer in time."),
        QT_TRANSLATE_NOOP("FailureText", "Try again.")},
    Row{FailureCode::Redirected, bad,
        QT_TRANSLATE_NOOP("FailureText", "The connection was led to another address and was therefore stopped."),
        QT_TRANSLATE_NOOP("FailureText",
                          "If the network has a sign-in page, sign in there; otherwise tell the administrator.")},
    Row{FailureCode::ReplyTooLarge, bad,
        QT_TRANSLATE_NOOP("FailureText", "The reply was larger than allowed and was dropped."),
        QT_TRANSLATE_NOOP("FailureText", "Narrow the look-up; if this comes back, call the help desk.")},
    Row{FailureCode::ReplyNotUnderstood, bad,
        QT_TRANSLATE_NOOP("FailureText", "The reply of the central system can't be read."),
        QT_TRANSLATE_NOOP("FailureText", "Try again; if this comes back, call the help desk.")},
    Row{FailureCode::CentralUnavailable, caution,
        QT_TRANSLATE_NOOP("FailureText", "The central system isn't available at the moment."),
        QT_TRANSLATE_NOOP("FailureText", "Try again in a few minutes."), nullptr,
        //: %1 is a waiting time such as "38 seconds"
        QT_TRANSLATE_NOOP("FailureText", "Try again in %1.")},
    Row{FailureCode::OutcomeUnknown, caution,
        QT_TRANSLATE_NOOP("FailureText", "It isn't known yet whether this was done."),
        QT_TRANSLATE_NOOP("FailureText",
                          "Don't do it again: the program is asking the central system for the result.")},
    Row{FailureCode::Cancelled, info, QT_TRANSLATE_NOOP("FailureText", "This was cancelled."),
        QT_TRANSLATE_NOOP("FailureText", "Start again when it is needed.")},
    Row{FailureCode::AddressNotConfigured, bad,
        QT_TRANSLATE_NOOP("FailureText", "This desk has no address of the central system."),
        QT_TRANSLATE_NOOP("FailureText", "Ask the administrator to enter it in the settings.")},
};

// Sign-in.
constexpr std::array signIn{
    Row{FailureCode::NotSignedIn, caution, QT_TRANSLATE_NOOP("FailureText", "The sign-in has ended."),
        QT_TRANSLATE_NOOP("FailureText", "Sign in again to go on.")},
    Row{FailureCode::SignInDenied, bad, QT_TRANSLATE_NOOP("FailureText", "The sign-in was refused."),
        QT_TRANSLATE_NOOP("FailureText", "Check that it is the right account; otherwise tell the administrator.")},
    Row{FailureCode::SignInTimedOut, caution, QT_TRANSLATE_NOOP("FailureText", "The sign-in wasn't finished in time."),
        QT_TRANSLATE_NOOP("FailureText", "Sign in again.")},
    Row{FailureCode::SignInCancelled, info, QT_TRANSLATE_NOOP("FailureText", "The sign-in was cancelled."),
        QT_TRANSLATE_NOOP("FailureText", "Sign in again when ready.")},
    Row{FailureCode::SignInNotConfirmed, bad,
        QT_TRANSLATE_NOOP("FailureText", "The sign-in couldn't be confirmed and doesn't count."),
        QT_TRANSLATE_NOOP("FailureText",
                          "Close the browser tab and sign in again; if this comes back, call the help desk.")},
    Row{FailureCode::ProviderNotUnderstood, bad,
        QT_TRANSLATE_NOOP("FailureText", "The reply of the sign-in service can't be read."),
        QT_TRANSLATE_NOOP("FailureText", "Try again; if this comes back, tell the administrator.")},
    Row{FailureCode::ListenerUnavailable, bad,
        QT_TRANSLATE_NOOP("FailureText", "This computer can't receive the result from the browser."),
        QT_TRANSLATE_NOOP("FailureText", "Ask the administrator to check the firewall of this computer.")},
    Row{FailureCode::BrowserNotOpened, caution, QT_TRANSLATE_NOOP("FailureText", "The browser couldn't be opened."),
        QT_TRANSLATE_NOOP("FailureText", "Copy the sign-in link and open it in a browser of this computer.")},
    Row{FailureCode::StepUpRequired, info, QT_TRANSLATE_NOOP("FailureText", "This step takes a fresh sign-in."),
        QT_TRANSLATE_NOOP("FailureText", "Sign in again in the browser to confirm; what was entered is kept.")},
    Row{FailureCode::OtherMemberSignedIn, bad,
        QT_TRANSLATE_NOOP("FailureText", "Somebody else's account signed in in the browser."),
        QT_TRANSLATE_NOOP("FailureText", "Sign out there, then sign in with the account that is used at this desk.")},
};

// Refused by a rule of the central.
constexpr std::array rules{
    Row{FailureCode::Forbidden, bad, QT_TRANSLATE_NOOP("FailureText", "This account isn't allowed to do this."),
        QT_TRANSLATE_NOOP("FailureText", "Hand it over to somebody who is, or tell the administrator.")},
    Row{FailureCode::OwnRequest, bad,
        QT_TRANSLATE_NOOP("FailureText", "Whoever had a part in this request can't decide on it."),
        QT_TRANSLATE_NOOP("FailureText", "Ask another supervisor.")},
    Row{FailureCode::NotFound, caution,
        QT_TRANSLATE_NOOP("FailureText", "The central system doesn't hold this, or not for this office."),
        QT_TRANSLATE_NOOP("FailureText", "Look it up again.")},
    Row{FailureCode::VersionConflict, caution,
        QT_TRANSLATE_NOOP("FailureText", "Somebody else changed this record in the meantime."),
        QT_TRANSLATE_NOOP("FailureText", "Compare with the new data, then go on; what was entered is kept.")},
    Row{FailureCode::AlreadyPending, caution,
        QT_TRANSLATE_NOOP("FailureText", "There is an open request for this citizen already."),
        QT_TRANSLATE_NOOP("FailureText", "Go on with that one: nothing more was sent.")},
    Row{FailureCode::AlreadyDecided, info, QT_TRANSLATE_NOOP("FailureText", "This was settled before."),
        QT_TRANSLATE_NOOP("FailureText", "Look at the present result.")},
    Row{FailureCode::NotProven, caution,
        QT_TRANSLATE_NOOP("FailureText", "The citizen hasn't confirmed the new address yet."),
        QT_TRANSLATE_NOOP("FailureText", "Wait until it is confirmed, or reject the request.")},
    Row{FailureCode::SameEmail, info,
        QT_TRANSLATE_NOOP("FailureText", "This address is registered and verified already."),
        QT_TRANSLATE_NOOP("FailureText", "Nothing needs to be changed.")},
    Row{FailureCode::UndeliverableEmail, bad, QT_TRANSLATE_NOOP("FailureText", "This address can't receive mail."),
        QT_TRANSLATE_NOOP("FailureText", "Compare the address with the citizen and enter it again.")},
    Row{FailureCode::NoEmail, caution,
        QT_TRANSLATE_NOOP("FailureText", "No e-mail address is registered for this citizen."),
        QT_TRANSLATE_NOOP("FailureText", "Add an address first.")},
    Row{FailureCode::NoAccount, caution,
        QT_TRANSLATE_NOOP("FailureText", "The citizen has no active e-transaction account."),
        QT_TRANSLATE_NOOP("FailureText", "Explain how to register an account or to sign in with VNeID.")},
    Row{FailureCode::AccountLocked, bad, QT_TRANSLATE_NOOP("FailureText", "The citizen's account is locked."),
        QT_TRANSLATE_NOOP("FailureText", "A new password doesn't unlock it: have the account unlocked first.")},
    Row{FailureCode::VneidOnly, caution,
        QT_TRANSLATE_NOOP("FailureText", "This account signs in with VNeID only and has no password."),
        QT_TRANSLATE_NOOP("FailureText", "Explain how to sign in with VNeID.")},
    Row{FailureCode::ResetOnHold, caution, QT_TRANSLATE_NOOP("FailureText", "A new password can't be issued yet."),
        QT_TRANSLATE_NOOP(
            "FailureText",
            "Make an appointment for later; a hold after a change of address can be lifted by a supervisor who had "
            "no part in it."),
        //: %1 is a date and time, "24/11 08:15"
        QT_TRANSLATE_NOOP("FailureText", "A new password can't be issued before %1.")},
    Row{FailureCode::OtpMismatch, caution, QT_TRANSLATE_NOOP("FailureText", "The one-time code is wrong."),
        QT_TRANSLATE_NOOP("FailureText", "The citizen enters the code of the newest e-mail.")},
    Row{FailureCode::OtpExpired, caution, QT_TRANSLATE_NOOP("FailureText", "The one-time code has expired."),
        QT_TRANSLATE_NOOP("FailureText", "Send a new code.")},
    Row{FailureCode::OtpLocked, bad,
        QT_TRANSLATE_NOOP("FailureText", "The code was entered wrongly too often and is locked."),
        QT_TRANSLATE_NOOP("FailureText",
                          "Send a new code where that is offered; otherwise start again after the waiting time.")},
    Row{FailureCode::TooManyRequests, caution,
        QT_TRANSLATE_NOOP("FailureText", "Too many requests were sent in a short time."),
        QT_TRANSLATE_NOOP("FailureText", "Wait a little, then try again."), nullptr,
        //: %1 is a waiting time such as "38 seconds"
        QT_TRANSLATE_NOOP("FailureText", "Try again in %1.")},
    Row{FailureCode::CursorExpired, info,
        QT_TRANSLATE_NOOP("FailureText", "The list changed while it was being loaded."),
        QT_TRANSLATE_NOOP("FailureText", "Load it again from the start.")},
    Row{FailureCode::StillRunning, info, QT_TRANSLATE_NOOP("FailureText", "The same request is still being worked on."),
        QT_TRANSLATE_NOOP("FailureText", "Don't do it again: the result will come by itself.")},
    Row{FailureCode::InvalidInput, bad,
        QT_TRANSLATE_NOOP("FailureText", "The central system didn't accept what was entered."),
        QT_TRANSLATE_NOOP("FailureText", "Check what was entered; if it is right, call the help desk."),
        //: %1 is the technical name of a field
        QT_TRANSLATE_NOOP("FailureText", "The central system didn't accept what was entered (%1).")},
    Row{FailureCode::ContractBroken, bad,
        QT_TRANSLATE_NOOP("FailureText", "The program and the central system don't fit together."),
        QT_TRANSLATE_NOOP("FailureText", "Call the help desk; the program may need an update.")},
    Row{FailureCode::UnknownProblem, bad,
        QT_TRANSLATE_NOOP("FailureText", "The central system refused for a reason that this version doesn't know."),
        QT_TRANSLATE_NOOP("FailureText", "Call the help desk; the program may need an update.")},
};

// Where the same code has a narrower cause, told by the failure itself.
constexpr Row changeIsOpen{
    FailureCode::AlreadyPending, caution,
    QT_TRANSLATE_NOOP("FailureText", "A change of the e-mail address is open for this citizen already."),
    QT_TRANSLATE_NOOP("FailureText", "Go on with that one, or wait until it is decided.")};
constexpr Row resetIsOpen{FailureCode::AlreadyPending, caution,
                          QT_TRANSLATE_NOOP("FailureText", "A new password is being issued to this citizen already."),
                          QT_TRANSLATE_NOOP("FailureText", "Go on with that one: no further code was sent.")};
constexpr Row registeredBounces{FailureCode::UndeliverableEmail, bad,
                                QT_TRANSLATE_NOOP("FailureText", "Mail to the registered address comes back."),
                                QT_TRANSLATE_NOOP("FailureText", "Correct the address first.")};

// The keychain, the PIN, and what is sealed.
constexpr std::array vault{
    Row{FailureCode::KeychainLocked, caution,
        QT_TRANSLATE_NOOP("FailureText", "The keychain of this computer is locked."),
        QT_TRANSLATE_NOOP("FailureText", "Unlock it, then try again.")},
    Row{FailureCode::KeychainNoBus, bad,
        QT_TRANSLATE_NOOP("FailureText",
                          "The keychain can't be reached, because the computer's session isn't complete."),
        QT_TRANSLATE_NOOP("FailureText",
                          "Sign out of the computer and in again; if this comes back, tell the administrator.")},
    Row{FailureCode::KeychainNoService, bad,
        QT_TRANSLATE_NOOP("FailureText", "No program on this computer keeps keys."),
        QT_TRANSLATE_NOOP("FailureText", "Ask the administrator to install a keychain, such as GNOME Keyring.")},
    Row{FailureCode::KeychainNoCollection, caution,
        QT_TRANSLATE_NOOP("FailureText", "This computer has no keychain for this account yet."),
        QT_TRANSLATE_NOOP(
            "FailureText",
            "Sign out of the computer and in again, so that one is made; if this comes back, tell the administrator.")},
    Row{FailureCode::KeychainEntryStays, bad,
        QT_TRANSLATE_NOOP("FailureText", "A key couldn't be erased from the keychain."),
        QT_TRANSLATE_NOOP("FailureText", "Try again; if this comes back, tell the administrator.")},
    Row{FailureCode::KeychainDeniedByUser, caution,
        QT_TRANSLATE_NOOP("FailureText", "Access to the keychain was refused in its window."),
        QT_TRANSLATE_NOOP("FailureText", "Try again and allow the access.")},
    Row{FailureCode::KeychainDenied, bad, QT_TRANSLATE_NOOP("FailureText", "The keychain refused access."),
        QT_TRANSLATE_NOOP("FailureText", "Tell the administrator.")},
    Row{FailureCode::KeychainNoBackend, bad,
        QT_TRANSLATE_NOOP("FailureText", "The keychain of this computer isn't running."),
        QT_TRANSLATE_NOOP("FailureText",
                          "Sign out of the computer and in again; if this comes back, tell the administrator.")},
    Row{FailureCode::KeychainNotSupported, bad,
        QT_TRANSLATE_NOOP("FailureText", "The keychain of this computer can't do what is needed."),
        QT_TRANSLATE_NOOP("FailureText", "Tell the administrator.")},
    Row{FailureCode::KeychainFailed, bad, QT_TRANSLATE_NOOP("FailureText", "The keychain failed and doesn't say why."),
        QT_TRANSLATE_NOOP("FailureText", "Try again; if this comes back, sign out of the computer and in again.")},
    Row{FailureCode::KeychainTimedOut, caution, QT_TRANSLATE_NOOP("FailureText", "The keychain didn't answer in time."),
        QT_TRANSLATE_NOOP("FailureText",
                          "Look for a window that asks for its password and answer it, then try again.")},
    Row{FailureCode::KeychainCancelled, info,
        QT_TRANSLATE_NOOP("FailureText", "Waiting for the keychain was cancelled."),
        QT_TRANSLATE_NOOP("FailureText", "Start again when the keychain can be unlocked.")},
    Row{FailureCode::KeychainForgets, bad,
        QT_TRANSLATE_NOOP("FailureText", "The keychain doesn't give back what was put into it."),
        QT_TRANSLATE_NOOP("FailureText", "Tell the administrator; nothing is saved on this computer until then.")},
    Row{FailureCode::SecretTooLong, bad, QT_TRANSLATE_NOOP("FailureText", "A value is too long for the keychain."),
        QT_TRANSLATE_NOOP("FailureText", "Call the help desk.")},
    Row{FailureCode::SealBroken, bad,
        QT_TRANSLATE_NOOP("FailureText",
                          "Saved data can't be opened: it has been changed, or belongs to another computer or member."),
        QT_TRANSLATE_NOOP("FailureText",
                          "Sign in again, so that it is fetched anew; if this comes back, call the help desk.")},
    Row{FailureCode::SealedFileDamaged, bad,
        QT_TRANSLATE_NOOP("FailureText", "A file of this program on this computer is damaged."),
        QT_TRANSLATE_NOOP("FailureText", "Call the help desk if the draft in it is still needed.")},
    Row{FailureCode::SealedFileOtherKey, bad,
        QT_TRANSLATE_NOOP("FailureText", "A file of this program was sealed with another key."),
        QT_TRANSLATE_NOOP("FailureText", "Sign in as the member whose file it is; otherwise it is made anew.")},
    Row{FailureCode::SealedFileNotWritten, bad,
        QT_TRANSLATE_NOOP("FailureText", "A file can't be saved or removed on this computer."),
        QT_TRANSLATE_NOOP("FailureText", "Tell the administrator; what was saved before is still there.")},
    Row{FailureCode::SealedFileDiskFull, bad,
        QT_TRANSLATE_NOOP("FailureText", "The disk of this computer is full, so nothing was saved."),
        QT_TRANSLATE_NOOP("FailureText", "Free some space, then try again; what was saved before is still there.")},
    Row{FailureCode::SealedFileNotRead, bad,
        QT_TRANSLATE_NOOP("FailureText", "A file of this program can't be read on this computer."),
        QT_TRANSLATE_NOOP("FailureText", "Tell the administrator.")},
    Row{FailureCode::PinNotDigits, caution,
        QT_TRANSLATE_NOOP("FailureText", "The PIN holds something that isn't a digit."),
        QT_TRANSLATE_NOOP("FailureText", "Use digits only.")},
    Row{FailureCode::PinLengthWrong, caution, QT_TRANSLATE_NOOP("FailureText", "A PIN has 6 to 12 digits."),
        QT_TRANSLATE_NOOP("FailureText", "Enter all digits of the PIN.")},
    Row{FailureCode::PinTooEasy, caution, QT_TRANSLATE_NOOP("FailureText", "This PIN is too easy to guess."),
        QT_TRANSLATE_NOOP("FailureText", "Choose digits without a pattern: no row, no repetition, no date.")},
    Row{FailureCode::WrongPin, caution, QT_TRANSLATE_NOOP("FailureText", "The PIN is wrong."),
        QT_TRANSLATE_NOOP("FailureText", "Enter it again, or sign in in full.")},
    Row{FailureCode::PinDestroyed, bad,
        QT_TRANSLATE_NOOP("FailureText",
                          "The PIN was wrong five times, so the key on this computer has been destroyed."),
        QT_TRANSLATE_NOOP("FailureText", "Sign in in full and choose a new PIN.")},
    Row{FailureCode::PinNotChosen, info, QT_TRANSLATE_NOOP("FailureText", "No PIN has been chosen on this computer."),
        QT_TRANSLATE_NOOP("FailureText", "Sign in in full; a PIN can then be chosen.")},
    Row{FailureCode::PinRecordDamaged, bad,
        QT_TRANSLATE_NOOP("FailureText", "What belongs to the PIN on this computer is damaged."),
        QT_TRANSLATE_NOOP("FailureText", "Sign in in full and choose a new PIN.")},
    Row{FailureCode::PinNotComputable, bad,
        QT_TRANSLATE_NOOP("FailureText", "The computer has too little memory left to check the PIN."),
        QT_TRANSLATE_NOOP("FailureText", "Close other programs, then try again.")},
    Row{FailureCode::WrittenByNewerProgram, bad,
        QT_TRANSLATE_NOOP("FailureText", "What is saved on this computer comes from a newer version of the program."),
        QT_TRANSLATE_NOOP("FailureText", "Ask the administrator to update the program.")},
};

// The session of this desk.
constexpr std::array session{
    Row{FailureCode::PinsDiffer, caution, QT_TRANSLATE_NOOP("FailureText", "The two PINs are not the same."),
        QT_TRANSLATE_NOOP("FailureText", "Type the new PIN twice, slowly.")},
    Row{FailureCode::OfflineTooLong, bad,
        QT_TRANSLATE_NOOP("FailureText", "This desk was without a sign-in for longer than the office allows."),
        QT_TRANSLATE_NOOP("FailureText", "Sign in with the browser as soon as the line is back."),
        //: %1 is a date and a time
        QT_TRANSLATE_NOOP("FailureText", "Without a sign-in this desk could be opened until %1 only.")},
    Row{FailureCode::DeskWiped, bad,
        QT_TRANSLATE_NOOP("FailureText",
                          "By order of the central system everything kept on this desk was destroyed: PINs, drafts "
                          "and saved data."),
        QT_TRANSLATE_NOOP("FailureText", "Ask the office's administrator; after that, sign in and choose a new PIN.")},
    Row{FailureCode::DeskClockBehind, bad, QT_TRANSLATE_NOOP("FailureText", "The clock of this computer is wrong."),
        //: it is earlier than the last time that is known
        QT_TRANSLATE_NOOP("FailureText",
                          "Set the date and time of this computer, or wait until the line is back; nothing is lost.")},
};

// Saved data.
constexpr std::array savedData{
    Row{FailureCode::SavedDataNotOpen, info, QT_TRANSLATE_NOOP("FailureText", "Saved data is locked."),
        QT_TRANSLATE_NOOP("FailureText", "Unlock the program with your PIN.")},
    Row{FailureCode::SavedDataNoKey, caution,
        QT_TRANSLATE_NOOP("FailureText", "The saved data on this computer isn't open to you."),
        QT_TRANSLATE_NOOP("FailureText", "Look people up while online, or have saved data removed and fetched anew.")},
    Row{FailureCode::SavedDataOtherKey, bad,
        QT_TRANSLATE_NOOP("FailureText", "Your key doesn't fit the saved data on this computer."),
        QT_TRANSLATE_NOOP("FailureText", "Look people up while online, or have saved data removed and fetched anew.")},
    Row{FailureCode::SavedDataDamaged, caution,
        QT_TRANSLATE_NOOP("FailureText", "Saved data was damaged and has been removed."),
        QT_TRANSLATE_NOOP("FailureText",
                          "It is fetched anew while online; until then look people up online. Drafts are kept.")},
    Row{FailureCode::SavedDataNewer, bad,
        QT_TRANSLATE_NOOP("FailureText", "Saved data was written by a newer version of this program."),
        QT_TRANSLATE_NOOP("FailureText", "Update the program.")},
    Row{FailureCode::SavedDataDiskFull, caution,
        QT_TRANSLATE_NOOP("FailureText", "The disk is full, so saved data can't be brought up to date."),
        QT_TRANSLATE_NOOP("FailureText", "Free some space; what was saved before can still be looked up.")},
    Row{FailureCode::SavedDataInUse, caution,
        QT_TRANSLATE_NOOP("FailureText", "Saved data is in use by another program."),
        QT_TRANSLATE_NOOP("FailureText", "Close this program's other window, then try again.")},
    Row{FailureCode::SavedDataUnavailable, bad,
        QT_TRANSLATE_NOOP("FailureText", "Saved data can't be read or written."),
        QT_TRANSLATE_NOOP("FailureText", "Try again; if it stays so, tell the help desk.")},
    Row{FailureCode::TooManyDrafts, caution,
        //: drafts of address changes that were written while the line was down
        QT_TRANSLATE_NOOP("FailureText", "Too many drafts are kept on this desk already; this one was not kept."),
        QT_TRANSLATE_NOOP("FailureText",
                          "Take up or delete older ones, then keep this one; what is on the form stays there.")},
};

// What the citizen reads on their own display; everything else is the staff's to deal with.
constexpr std::array toCitizen{
    Row{FailureCode::CodeNotDigits, caution, QT_TRANSLATE_NOOP("FailureText", "The code isn't complete."),
        //: to the citizen: "ông/bà"
        QT_TRANSLATE_NOOP("FailureText", "Please enter all digits of the code."),
        //: %1 is how many digits a one-time code has
        QT_TRANSLATE_NOOP("FailureText", "The code has %1 digits.")},
    Row{FailureCode::OtpMismatch, caution, QT_TRANSLATE_NOOP("FailureText", "The code is wrong."),
        //: to the citizen: "ông/bà"
        QT_TRANSLATE_NOOP("FailureText", "Please look at the newest e-mail and enter the code again.")},
    Row{FailureCode::OtpExpired, caution, QT_TRANSLATE_NOOP("FailureText", "The code has expired."),
        //: to the citizen: "ông/bà"
        QT_TRANSLATE_NOOP("FailureText", "Please wait: staff will send you a new code.")},
    Row{FailureCode::OtpLocked, bad, QT_TRANSLATE_NOOP("FailureText", "The code was entered wrongly too often."),
        //: to the citizen: "ông/bà"
        QT_TRANSLATE_NOOP("FailureText", "Please ask the staff at the counter.")},
    Row{FailureCode::OutcomeUnknown, info, QT_TRANSLATE_NOOP("FailureText", "The result isn't known yet."),
        //: to the citizen: "ông/bà"
        QT_TRANSLATE_NOOP("FailureText", "Please wait a moment.")},
};
constexpr Row anythingElseToCitizen{
    FailureCode::UnknownProblem, caution, QT_TRANSLATE_NOOP("FailureText", "This can't be done at the moment."),
    //: to the citizen: "ông/bà"
    QT_TRANSLATE_NOOP("FailureText", "Please wait: the staff at the counter will help you.")};

template <typename Rows>
const Row* find(const Rows& rows, FailureCode code)
{
    const auto found = std::find_if(rows.begin(), rows.end(), [code](const Row& row) { return row.code == code; });
    return found == rows.end() ? nullptr : &*found;
}

const Row& staffRow(const Failure& failure)
{
    constexpr int conflict = 409;
    if (failure.code == FailureCode::AlreadyPending && !failure.pendingChangeId.isEmpty())
        return changeIsOpen;
    if (failure.code == FailureCode::AlreadyPending && !failure.openResetId.isEmpty())
        return resetIsOpen;
    if (failure.code == FailureCode::UndeliverableEmail && failure.httpStatus == conflict)
        return registeredBounces;
    for (const Row* row :
         {find(typed, failure.code), find(line, failure.code), find(signIn, failure.code), find(rules, failure.code),
          find(vault, failure.code), find(session, failure.code), find(savedData, failure.code)}) {
        if (row)
            return *row;
    }
    return *find(rules, FailureCode::UnknownProblem);
}

const Row& rowFor(const Failure& failure, Reader reader)
{
    if (reader == Reader::Staff)
        return staffRow(failure);
    const Row* row = find(toCitizen, failure.code);
    return row ? *row : anythingElseToCitizen;
}

QString translated(const char* text)
{
    return QCoreApplication::translate("FailureText", text);
}

/// The fact that takes the place of %1; empty where the failure tells none.
QString factOf(const Failure& failure)
{
    if (failure.availableAt.isValid())
        return domain::inVietnam(failure.availableAt).toString(QStringLiteral("dd/MM HH:mm"));
    return failure.fact;
}

/// How long to wait, in words; empty where the failure doesn't tell.
QString waitOf(const Failure& failure, const QDateTime& now)
{
    if (failure.retryAfterSeconds)
        return durationText(*failure.retryAfterSeconds);
    if (failure.availableAt.isValid() && failure.availableAt > now)
        return durationText(now.secsTo(failure.availableAt));
    return {};
}

/// "Còn 2 lần nhập." after a wrong code or PIN.
QString attemptsText(int left)
{
    //: how often a one-time code or a PIN may still be entered
    return QCoreApplication::translate("FailureText", "%n attempt(s) left.", nullptr, left);
}

} // namespace

FailureWords wordsFor(const Failure& failure, const QDateTime& now, Reader reader)
{
    const Row& row = rowFor(failure, reader);
    const QString fact = factOf(failure);
    const QString wait = waitOf(failure, now);

    FailureWords words;
    words.happened =
        row.happenedWith && !fact.isEmpty() ? translated(row.happenedWith).arg(fact) : translated(row.happened);
    words.remedy = row.remedyWith && !wait.isEmpty() ? translated(row.remedyWith).arg(wait) : translated(row.remedy);
    if ((failure.code == FailureCode::OtpMismatch || failure.code == FailureCode::WrongPin) && failure.attemptsLeft)
        words.happened += u' ' + attemptsText(*failure.attemptsLeft);
    //: %1 is the number of a failure, which a person reads out to the help desk
    words.code = QCoreApplication::translate("FailureText", "Code %1").arg(static_cast<int>(failure.code));
    words.reference = failure.requestId;
    words.severity = row.severity;
    return words;
}

} // namespace bhxh::ui
