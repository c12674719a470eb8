// Idempotency keys: one decision, one effect.
import { test, describe, before } from 'node:test';
import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { openWorld } from './lib/world.mjs';
import { operation, operationIds } from './lib/spec.mjs';
import { expectProblem } from './lib/desk.mjs';
import { newChange, newReset, requestChange, provenChange, startReset, REJECTION, wrongCode, getReset } from './lib/stories.mjs';

const world = await openWorld({ citizens: 600 });
const desk = world.desk('counter');
const colleague = world.desk('counter', { nth: 1 });
const supervisor = world.desk('supervisor');
before(() => world.policy({ otpEntry: 'at-counter' }));

function assertReplay(first, second) {
  assert.equal(second.status, first.status);
  for (const name of ['etag', 'location', 'content-type']) assert.equal(second.headers[name], first.headers[name], name);
  assert.notEqual(second.headers['x-request-id'], first.headers['x-request-id']);
  const bare = ({ requestId, ...rest }) => rest;
  assert.deepEqual(bare(second.json), bare(first.json));
}

test('exactly the operations that change something ask for a key', () => {
  const asking = operationIds.filter((id) => operation(id).needsKey);
  assert.deepEqual(asking, operationIds.filter((id) => operation(id).method === 'POST' && id !== 'searchCitizens'));
});

describe('a key', () => {
  const params = { citizenId: 'x', changeId: 'x', resetId: 'x' };
  const asking = operationIds.filter((id) => operation(id).needsKey);
  for (const id of asking) {
    test(`that is missing or no UUID is refused by ${id}`, async () => {
      const who = ['decideEmailChange', 'releaseResetHold'].includes(id) ? supervisor : desk;
      const body = operation(id).hasBody ? {} : undefined;
      assert.equal((await who.refused('idempotency-key-missing', id, { params, body, key: null, wrong: true })).status, 400);
      for (const key of ['7', 'not-a-uuid', `"${randomUUID()}"`, `${randomUUID()}x`]) {
        assert.equal((await who.refused('invalid-input', id, { params, body, key, wrong: true })).status, 400);
      }
    });
  }
});

describe('the same call again is answered again, with one effect:', () => {
  const stories = {
    requestEmailChange: async () => ({ who: desk, mails: 1, call: { body: newChange(await world.citizen('proven'), world.address()) } }),
    startPasswordReset: async () => ({ who: desk, mails: 1, call: { body: newReset(await world.citizen('proven')) } }),
    proveEmail: async () => {
      const to = world.address();
      const { id } = await requestChange(desk, await world.citizen('proven'), to);
      return { who: desk, mails: 0, call: { params: { changeId: id }, body: { code: await world.code(to, 'proof-code') } } };
    },
    resendEmailProof: async () => {
      const { id } = await requestChange(desk, await world.citizen('proven'));
      await world.advance(61);
      return { who: desk, mails: 1, call: { params: { changeId: id } } };
    },
    withdrawEmailChange: async () => ({ who: desk, mails: 0, call: { params: { changeId: (await requestChange(desk, await world.citizen('proven'))).id } } }),
    decideEmailChange: async () => {
      const change = await provenChange(desk, await world.citizen('proven'));
      await supervisor.signIn();
      return { who: supervisor, mails: 2, call: { params: { changeId: change.id }, ifMatch: change.version, body: { verdict: 'approved' } } };
    },
    submitOtp: async () => {
      const citizen = await world.citizen('proven');
      const { id } = await startReset(desk, citizen);
      return { who: desk, mails: 1, call: { params: { resetId: id }, body: { code: await world.code(citizen.email, 'one-time-code') } } };
    },
    resendOtp: async () => {
      const { id } = await startReset(desk, await world.citizen('proven'));
      await world.advance(61);
      return { who: desk, mails: 1, call: { params: { resetId: id } } };
    },
    cancelPasswordReset: async () => ({ who: desk, mails: 0, call: { params: { resetId: (await startReset(desk, await world.citizen('proven'))).id } } }),
    releaseResetHold: async () => {
      const citizen = await world.citizen('proven');
      const change = await provenChange(desk, citizen);
      await supervisor.signIn();
      await supervisor.expect(200, 'decideEmailChange', { params: { changeId: change.id }, ifMatch: change.version, body: { verdict: 'approved' } });
      const second = await world.desk('supervisor', { nth: 1 }).signIn();
      return { who: second, mails: 0, call: { params: { citizenId: citizen.citizenId }, body: { changeId: change.id, reason: 'Đã xác minh.' } } };
    },
    discloseEmail: async () => ({ who: desk, mails: 0, call: { params: { citizenId: (await world.citizen('proven')).citizenId }, body: { purpose: 'review-change' } } }),
  };
  for (const [id, story] of Object.entries(stories)) {
    test(id, async () => {
      const { who, mails: expected, call } = await story();
      const key = randomUUID();
      const { mails } = await world.mailsDuring(async () => {
        const first = await who.call(id, { ...call, key });
        assert.ok(first.status < 300, `answered ${first.status}`);
        assertReplay(first, await who.call(id, { ...call, key }));
        await who.refresh();
        assertReplay(first, await who.call(id, { ...call, key }));
      });
      assert.equal(mails.length, expected);
    });
  }
  test('the stories cover every operation that asks for a key', () =>
    assert.deepEqual(Object.keys(stories).sort(), operationIds.filter((id) => operation(id).needsKey).sort()));
  test('many at once', async () => {
    const call = { body: newReset(await world.citizen('proven')), key: randomUUID() };
    const { result, mails } = await world.mailsDuring(() => Promise.all(Array.from({ length: 8 }, () => desk.call('startPasswordReset', call))));
    assert.ok(result.every((r) => r.status === 201 || (r.status === 409 && r.json.type.endsWith('still-running'))));
    assert.equal(new Set(result.filter((r) => r.status === 201).map((r) => r.json.id)).size, 1);
    assert.equal(mails.length, 1);
  });
  test('the same JSON value, written otherwise', async () => {
    const body = newReset(await world.citizen('proven'));
    const key = randomUUID();
    const first = await desk.call('startPasswordReset', { body, key });
    const turned = Object.fromEntries(Object.entries(body).reverse());
    assertReplay(first, await desk.call('startPasswordReset', { body: JSON.stringify(turned, null, 4), key }));
  });
  test('a day less an hour later', async () => {
    const call = { body: newReset(await world.citizen('proven')), key: randomUUID() };
    const first = await desk.call('startPasswordReset', call);
    await world.advance(23 * 3600);
    assertReplay(first, await desk.call('startPasswordReset', call));
    assert.equal((await getReset(desk, first.json.id)).state, 'expired', 'though the reset is over by now');
  });
  test('after a new sign-in', async () => {
    const call = { body: newReset(await world.citizen('proven')), key: randomUUID() };
    const first = await desk.call('startPasswordReset', call);
    await desk.signIn();
    assertReplay(first, await desk.call('startPasswordReset', call));
  });
});

describe('a refusal by a rule is kept with its key:', () => {
  test('already-pending, though the way is free by now', async () => {
    const citizen = await world.citizen('proven');
    const open = await startReset(desk, citizen);
    const call = { body: newReset(citizen), key: randomUUID() };
    const first = await desk.call('startPasswordReset', call);
    expectProblem(first, 'already-pending', 409);
    await desk.expect(200, 'cancelPasswordReset', { params: { resetId: open.id } });
    await world.advance(61);
    assertReplay(first, await desk.call('startPasswordReset', call));
    await startReset(desk, citizen);
  });
  test('otp-mismatch costs one attempt, however often it is asked', async () => {
    const citizen = await world.citizen('proven');
    const reset = await startReset(desk, citizen);
    const call = { params: { resetId: reset.id }, body: { code: wrongCode(await world.code(citizen.email, 'one-time-code')) }, key: randomUUID() };
    const first = await desk.call('submitOtp', call);
    for (let i = 0; i < 3; i++) assertReplay(first, await desk.call('submitOtp', call));
    assert.equal((await getReset(desk, reset.id)).challenge.attemptsLeft, 4);
  });
  test('version-conflict', async () => {
    const change = await provenChange(desk, await world.citizen('proven'));
    await supervisor.signIn();
    const call = { params: { changeId: change.id }, body: REJECTION, key: randomUUID() };
    const first = await supervisor.call('decideEmailChange', { ...call, ifMatch: 'other' });
    expectProblem(first, 'version-conflict', 412);
    assertReplay(first, await supervisor.call('decideEmailChange', { ...call, ifMatch: 'other' }));
  });
});

describe('a key is free again after', () => {
  test('invalid-input', async () => {
    const [key, body] = [randomUUID(), newReset(await world.citizen('proven'))];
    await desk.refused('invalid-input', 'startPasswordReset', { key, body: { ...body, channel: 'sms' }, wrong: true });
    await desk.expect(201, 'startPasswordReset', { key, body });
  });
  test('not-found', async () => {
    const [key, citizen] = [randomUUID(), await world.citizen('proven')];
    await desk.refused('not-found', 'startPasswordReset', { key, body: newReset({ citizenId: 'nobody' }) });
    await desk.expect(201, 'startPasswordReset', { key, body: newReset(citizen) });
  });
  test('too-many-requests', async () => {
    const { id } = await startReset(desk, await world.citizen('proven'));
    const call = { params: { resetId: id }, key: randomUUID() };
    await desk.refused('too-many-requests', 'resendOtp', call);
    await world.advance(61);
    await desk.expect(202, 'resendOtp', call);
  });
  test('forbidden', async () => {
    const citizen = await world.citizen('proven');
    const { id } = await startReset(desk, citizen);
    const call = { params: { resetId: id }, body: { code: await world.code(citizen.email, 'one-time-code') }, key: randomUUID() };
    await world.policy({ otpEntry: 'own-device' });
    await desk.refused('forbidden', 'submitOtp', call);
    await world.policy({ otpEntry: 'at-counter' });
    await desk.expect(200, 'submitOtp', call);
  });
  test('precondition-required, and 401', async () => {
    const change = await provenChange(desk, await world.citizen('proven'));
    const call = { params: { changeId: change.id }, body: REJECTION, key: randomUUID() };
    await supervisor.signIn();
    await supervisor.refused('precondition-required', 'decideEmailChange', { ...call, wrong: true });
    await supervisor.refused('unauthenticated', 'decideEmailChange', { ...call, ifMatch: change.version, headers: { authorization: 'Bearer x' } });
    await world.advance(301);
    await supervisor.refused('step-up-required', 'decideEmailChange', { ...call, ifMatch: change.version });
    await supervisor.signIn();
    await supervisor.expect(200, 'decideEmailChange', { ...call, ifMatch: change.version });
  });
  for (const fault of ['500', '503-retry-after']) {
    test(`a ${fault}`, async () => {
      const call = { body: newReset(await world.citizen('proven')), key: randomUUID() };
      await world.fault('startPasswordReset', fault);
      await desk.refused('unavailable', 'startPasswordReset', call);
      await desk.expect(201, 'startPasswordReset', call);
    });
  }
});

describe('a key is not for another call:', () => {
  test('another body, path or operation is idempotency-key-reused', async () => {
    const [one, two] = [await world.citizen('proven'), await world.citizen('proven')];
    const key = randomUUID();
    await desk.expect(201, 'startPasswordReset', { body: newReset(one), key });
    assert.equal((await desk.refused('idempotency-key-reused', 'startPasswordReset', { body: newReset(two), key })).status, 422);
    await desk.refused('idempotency-key-reused', 'requestEmailChange', { body: newChange(two, world.address()), key });
    const other = randomUUID();
    const [r1, r2] = [await startReset(desk, two), await startReset(desk, await world.citizen('proven'))];
    await desk.expect(200, 'cancelPasswordReset', { params: { resetId: r1.id }, key: other });
    await desk.refused('idempotency-key-reused', 'cancelPasswordReset', { params: { resetId: r2.id }, key: other });
    assert.equal((await getReset(desk, r2.id)).state, 'awaiting-otp');
  });
  test('the same key of another member is another key', async () => {
    const key = randomUUID();
    const first = await desk.expect(201, 'startPasswordReset', { body: newReset(await world.citizen('proven')), key });
    const second = await colleague.expect(201, 'startPasswordReset', { body: newReset(await world.citizen('proven')), key });
    assert.notEqual(first.id, second.id);
  });
  test('while the first call is running it is still-running, and then the answer', async () => {
    const call = { body: newReset(await world.citizen('proven')), key: randomUUID() };
    await world.fault('startPasswordReset', 'slow');
    const { mails } = await world.mailsDuring(async () => {
      const first = desk.call('startPasswordReset', call);
      await new Promise((r) => setTimeout(r, 500));
      assert.equal((await desk.refused('still-running', 'startPasswordReset', call)).status, 409);
      assertReplay(await first, await desk.call('startPasswordReset', call));
    });
    assert.equal(mails.length, 1);
  });
});
