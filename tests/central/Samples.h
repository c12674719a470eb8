#pragma once

#include <QByteArray>

/// Replies as the contract's schemas allow them; all people are invented.
namespace bhxh::test {

inline const QByteArray StaffJson = R"({"id":"nv-1","name":"Trần Thị Mẫu","office":{"code":"A","name":"BHXH Mẫu"},
 "roles":["counter","janitor"],"authenticatedAt":"2026-03-01T02:00:00Z","desk":{"cache":"wipe"},
 "policy":{"emailProof":"required","otpEntry":"at-counter","otpLength":6,"offlineDays":7,"idleLockSeconds":300,"stepUpSeconds":120},
 "later":{"any":1}})";

inline const QByteArray CitizenJson = R"({"id":"c-1","version":"v1","insuranceNumber":"0123456789","personalId":null,
 "formerNumbers":["0999999999"],"fullName":"Nguyễn Văn Mẫu","birthDate":"1990-04","sex":"male","address":"1 Phố Mẫu","office":"A",
 "email":{"state":"proven","masked":"l***n@g***.com","since":"2026-01-02T03:04:05Z","pendingChangeId":null},
 "account":{"state":"active","channels":["email","smart-otp","pigeon"],"resetAvailableAt":"2026-03-02T00:00:00.250+07:00",
  "resetHold":"address-changed","holdChangeId":"e-9","openResetId":null}})";

inline const QByteArray ChangeJson = R"({"id":"e-1","version":"w1","state":"pending",
 "citizen":{"id":"c-1","fullName":"Nguyễn Văn Mẫu","insuranceNumber":null,"personalId":"001190000001"},
 "oldEmailMasked":null,"newEmail":"mau@example.vn","newEmailMasked":"m***u@e***.vn",
 "identityCheck":{"document":"vneid","presentedBy":"self","documentEnding":"0001"},
 "paper":{"form":"TK1-TS","date":"2026-03-01","number":"12"},
 "proof":{"state":"sent","sentTo":"m***u@e***.vn","expiresAt":"2026-03-01T02:10:00Z","resendAvailableAt":null,"attemptsLeft":5,"delivery":"delivered"},
 "requestedBy":{"id":"nv-1","name":"Trần Thị Mẫu"},"requestedAt":"2026-03-01T02:00:00Z","expiresAt":"2026-03-08T02:00:00Z",
 "decision":null,"risks":["unusual-hour","moon-phase"]})";

inline const QByteArray ResetJson =
    R"({"id":"r-1","version":"x1","state":"awaiting-otp","citizenId":"c-1","channel":"email",
 "challenge":{"state":"sent","sentTo":"l***n@g***.com","expiresAt":"2026-03-01T02:10:00Z","attemptsLeft":5},
 "passwordDelivery":"none","expiresAt":"2026-03-01T02:30:00Z"})";

} // namespace bhxh::test
