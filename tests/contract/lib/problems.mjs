// The table of problem types, as it stands at components/schemas/Problem of resources/central-api.yaml.
// validator.test.mjs holds this copy against the text.
export const PROBLEMS = {
  'unauthenticated': [401],
  'step-up-required': [401],
  'forbidden': [403],
  'own-request': [403],
  'not-found': [404],
  'version-conflict': [412],
  'precondition-required': [428],
  'already-pending': [409],
  'already-decided': [409],
  'not-proven': [409],
  'same-email': [409],
  'undeliverable-email': [422, 409],
  'no-email': [409],
  'no-account': [409],
  'account-locked': [409],
  'vneid-only': [409],
  'reset-on-hold': [409],
  'otp-mismatch': [422],
  'otp-expired': [410],
  'otp-locked': [429],
  'too-many-requests': [429],
  'cursor-expired': [410],
  'idempotency-key-missing': [400],
  'idempotency-key-reused': [422],
  'still-running': [409],
  'unavailable': [503, 500],
  'invalid-input': [400, 405, 413, 415, 422],
};

/** The type without what a relative reference may carry in front. */
export const typeOf = (body) => String(body?.type ?? '').replace(/^.*\//, '');
