// Runs last: what the files before it have exercised, all together.
import { test } from 'node:test';
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operationIds } from './lib/spec.mjs';
import { PROBLEMS } from './lib/problems.mjs';

const folder = process.env.BHXH_CONTRACT_SEEN;
const parts = readdirSync(folder).map((f) => JSON.parse(readFileSync(join(folder, f), 'utf8')));
const succeeded = new Set(parts.flatMap((p) => p.succeeded));
const problems = new Set(parts.flatMap((p) => p.problems));

test('every operation of the contract was exercised with success', () => {
  assert.deepEqual(operationIds.filter((id) => !succeeded.has(id)), []);
});
test('every problem type of the contract was seen, with each of its statuses', () => {
  const due = Object.entries(PROBLEMS).flatMap(([type, statuses]) => statuses.map((s) => `${type} ${s}`))
    .filter((p) => !['invalid-input 405', 'invalid-input 413'].includes(p)); // seen outside the nineteen operations
  assert.deepEqual(due.filter((p) => !problems.has(p)), []);
});
