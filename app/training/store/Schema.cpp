#include "training/store/Schema.h"

namespace bhxh::training {

const char* const schemaSql = R"sql(
CREATE TABLE settings(name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE counters(name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE citizens(
    row INTEGER PRIMARY KEY, id TEXT NOT NULL, revision INTEGER NOT NULL, insurance_number TEXT, personal_id TEXT,
    former_numbers TEXT, full_name TEXT NOT NULL, folded_name TEXT NOT NULL, birth_date TEXT NOT NULL, sex TEXT NOT NULL,
    address TEXT, office TEXT NOT NULL, email TEXT, email_key TEXT, email_state INTEGER NOT NULL, email_since INTEGER,
    email_changed_at INTEGER, pending_change TEXT, account INTEGER NOT NULL, has_smart_otp INTEGER NOT NULL,
    hold_until INTEGER, hold_change TEXT, cool_down_until INTEGER, due INTEGER, open_reset TEXT, last_code_at INTEGER);
CREATE TABLE former_numbers(number TEXT NOT NULL, citizen INTEGER NOT NULL, PRIMARY KEY(number, citizen)) WITHOUT ROWID;
CREATE TABLE offices(code TEXT PRIMARY KEY, citizens INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE removals(office TEXT NOT NULL, citizen TEXT NOT NULL, revision INTEGER NOT NULL,
    PRIMARY KEY(office, citizen)) WITHOUT ROWID;
CREATE INDEX removals_by_revision ON removals(office, revision);
CREATE TABLE email_changes(
    row INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, state INTEGER NOT NULL,
    citizen INTEGER NOT NULL, citizen_id TEXT NOT NULL, office TEXT NOT NULL, old_email_masked TEXT,
    new_email TEXT NOT NULL, identity_check TEXT NOT NULL, paper TEXT NOT NULL, maker TEXT NOT NULL,
    maker_name TEXT NOT NULL, requested_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, risks TEXT,
    verdict INTEGER, reason INTEGER, note TEXT, decider TEXT, decider_name TEXT, decided_at INTEGER,
    code_state INTEGER NOT NULL, code TEXT, code_sent_to TEXT, code_sent_at INTEGER, code_expires_at INTEGER,
    attempts_left INTEGER NOT NULL, codes_sent INTEGER NOT NULL, code_delivery INTEGER NOT NULL,
    code_mail INTEGER NOT NULL, due INTEGER);
CREATE INDEX email_changes_by_office ON email_changes(office, row);
CREATE INDEX email_changes_by_maker ON email_changes(maker, requested_at);
CREATE INDEX email_changes_by_mail ON email_changes(code_mail);
CREATE INDEX email_changes_due ON email_changes(due) WHERE due IS NOT NULL;
CREATE TABLE password_resets(
    row INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, state INTEGER NOT NULL,
    citizen INTEGER NOT NULL, citizen_id TEXT NOT NULL, office TEXT NOT NULL, maker TEXT NOT NULL,
    maker_name TEXT NOT NULL, channel INTEGER NOT NULL, identity_check TEXT NOT NULL, started_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL, password_delivery INTEGER NOT NULL, password_mail INTEGER NOT NULL,
    code_state INTEGER NOT NULL, code TEXT, code_sent_to TEXT, code_sent_at INTEGER, code_expires_at INTEGER,
    attempts_left INTEGER NOT NULL, codes_sent INTEGER NOT NULL, code_delivery INTEGER NOT NULL,
    code_mail INTEGER NOT NULL, due INTEGER);
CREATE INDEX password_resets_by_mail ON password_resets(code_mail);
CREATE INDEX password_resets_by_password_mail ON password_resets(password_mail);
CREATE INDEX password_resets_due ON password_resets(due) WHERE due IS NOT NULL;
CREATE TABLE mails(
    row INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, recipient TEXT NOT NULL, recipient_key TEXT NOT NULL,
    kind TEXT NOT NULL, raw BLOB NOT NULL, delivery INTEGER NOT NULL, citizen INTEGER NOT NULL);
CREATE INDEX mails_by_recipient ON mails(recipient_key, row);
CREATE TABLE delivery_orders(recipient_key TEXT PRIMARY KEY, outcome INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE activity(
    row INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, office TEXT NOT NULL, staff TEXT NOT NULL,
    staff_name TEXT NOT NULL, action INTEGER NOT NULL, citizen TEXT, problem TEXT, purpose INTEGER, desk TEXT);
CREATE INDEX activity_by_office ON activity(office, row);
CREATE TABLE kept_answers(
    member TEXT NOT NULL, key TEXT NOT NULL, call BLOB NOT NULL, status INTEGER NOT NULL, body TEXT, etag TEXT,
    location TEXT, at INTEGER NOT NULL, PRIMARY KEY(member, key)) WITHOUT ROWID;
CREATE INDEX kept_answers_by_time ON kept_answers(at);
)sql";

const char* const indexSql = R"sql(
CREATE UNIQUE INDEX citizens_by_id ON citizens(id);
CREATE INDEX citizens_by_insurance_number ON citizens(insurance_number) WHERE insurance_number IS NOT NULL;
CREATE INDEX citizens_by_personal_id ON citizens(personal_id) WHERE personal_id IS NOT NULL;
CREATE INDEX citizens_by_name ON citizens(folded_name, birth_date);
CREATE INDEX citizens_by_email ON citizens(email_key) WHERE email_key IS NOT NULL;
CREATE INDEX citizens_by_office ON citizens(office, revision);
CREATE INDEX citizens_due ON citizens(due) WHERE due IS NOT NULL;
)sql";

} // namespace bhxh::training
