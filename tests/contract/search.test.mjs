// Search: by every kind of number, by name and birth date; what is refused.
import { test, describe } from 'node:test';
import { strict as assert } from 'node:assert';
import { openWorld } from './lib/world.mjs';
import { requestChange } from './lib/stories.mjs';

const world = await openWorld({ citizens: 600 });
const desk = world.desk('counter');
const search = (body) => desk.expect(200, 'searchCitizens', { body: { purpose: 'review', ...body } });
const ids = (found) => found.items.map((c) => c.id);
const fold = (name) => name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đðĐÐ]/g, 'd').toLowerCase().replace(/\s+/g, ' ').trim();

describe('by number', () => {
  test('mã số BHXH finds the citizen, masked', async () => {
    const citizen = await world.citizen('proven', () => true);
    const found = await search({ number: citizen.insuranceNumber, caseReference: 'HS-001' });
    assert.equal(found.truncated, false);
    const [hit] = found.items;
    assert.equal(hit.id, citizen.citizenId);
    assert.equal(hit.insuranceNumber, citizen.insuranceNumber);
    assert.equal(hit.fullName, citizen.fullName);
    assert.equal(hit.birthDate, citizen.birthDate);
    assert.equal(hit.email.state, 'proven');
    assert.ok(hit.email.masked && !JSON.stringify(found).includes(citizen.email), 'never the address in full');
    assert.match(hit.email.masked, /\*/);
  });
  test('số định danh finds the citizen', async () => {
    const citizen = await world.citizen('proven', (r) => r.personalId);
    assert.deepEqual(ids(await search({ number: citizen.personalId })), [citizen.citizenId]);
  });
  test('a citizen with a personal id only is found by it', async () => {
    const citizen = await world.citizen('personal-id-only', () => true);
    assert.equal(citizen.insuranceNumber, null);
    const [hit] = (await search({ number: citizen.personalId })).items;
    assert.equal(hit.id, citizen.citizenId);
    assert.equal(hit.insuranceNumber, null);
  });
  test('a health-insurance card is searched by its last ten digits', async () => {
    const citizen = await world.citizen('proven', (r) => r.insuranceNumber);
    assert.deepEqual(ids(await search({ number: `GD479${citizen.insuranceNumber}` })), [citizen.citizenId]);
  });
  test('every merged or replaced number finds the person who holds it now, and says so', async () => {
    const merged = await world.list('merged');
    assert.ok(merged.length > 0);
    for (const citizen of merged.slice(0, 5)) {
      assert.ok(citizen.formerNumbers.length > 0);
      for (const number of citizen.formerNumbers) {
        const [hit] = (await search({ number })).items;
        assert.equal(hit.id, citizen.citizenId);
        assert.ok(hit.formerNumbers.includes(number), 'the number asked for is among formerNumbers');
      }
    }
  });
  test('an old CMND of nine digits is a number to search by', async () => {
    const old = (await world.list('merged')).flatMap((c) => c.formerNumbers.map((n) => [n, c.citizenId])).find(([n]) => n.length === 9);
    if (old) assert.deepEqual(ids(await search({ number: old[0] })), [old[1]]);
    else assert.ok(Array.isArray((await search({ number: '000000001' })).items));
  });
  test('a number that nobody has gives an empty list', async () => {
    assert.deepEqual(await search({ number: '9999999999' }), { items: [], truncated: false });
  });
  test('the search covers the whole country', async () => {
    const citizen = await world.citizen('other-office', (r) => r.insuranceNumber);
    assert.notEqual(citizen.office, world.officeA);
    assert.deepEqual(ids(await search({ number: citizen.insuranceNumber })), [citizen.citizenId]);
  });
  test('a change under way stands on the citizen that is found', async () => {
    const citizen = await world.citizen('proven');
    const change = await requestChange(desk, citizen);
    assert.equal((await search({ number: citizen.insuranceNumber })).items[0].email.pendingChangeId, change.id);
  });
});

describe('by name and birth date', () => {
  const cases = {
    'as it is written': (n) => n,
    'without marks': (n) => fold(n),
    'in capitals': (n) => n.toUpperCase(),
    'decomposed (NFD)': (n) => n.normalize('NFD'),
    'with blanks to spare': (n) => ` ${n.split(' ').join('   ')} `,
    'with đ as d': (n) => n.replace(/đ/g, 'd').replace(/Đ/g, 'D'),
  };
  for (const [how, write] of Object.entries(cases)) {
    test(`a name ${how} finds the citizen`, async () => {
      const citizen = await world.citizen('proven', (r) => /[đĐăâêôơưàáảãạ]/i.test(r.fullName) && r.birthDate.length === 10);
      const found = await search({ fullName: write(citizen.fullName), birthDate: citizen.birthDate });
      assert.ok(ids(found).includes(citizen.citizenId));
      for (const hit of found.items) assert.equal(fold(hit.fullName), fold(citizen.fullName));
    });
  }
  test('a year, or year and month, is enough: one date is a prefix of the other', async () => {
    const citizen = await world.citizen('proven', (r) => r.birthDate.length === 10);
    for (const length of [4, 7]) {
      const birthDate = citizen.birthDate.slice(0, length);
      const found = await search({ fullName: citizen.fullName, birthDate });
      assert.ok(ids(found).includes(citizen.citizenId));
      for (const hit of found.items) assert.ok(hit.birthDate.startsWith(birthDate) || birthDate.startsWith(hit.birthDate));
    }
  });
  test('a record that holds only the year is found by the whole date', async () => {
    const citizen = await world.citizen('year-only', () => true);
    assert.match(citizen.birthDate, /^\d{4}$/);
    assert.ok(ids(await search({ fullName: citizen.fullName, birthDate: `${citizen.birthDate}-02-28` })).includes(citizen.citizenId));
  });
  test('another birth date finds nobody', async () => {
    const citizen = await world.citizen('proven', () => true);
    assert.ok(!ids(await search({ fullName: citizen.fullName, birthDate: '1901-01-01' })).includes(citizen.citizenId));
  });
  test('part of a name is not the name', async () => {
    const citizen = await world.citizen('proven', (r) => r.fullName.split(' ').length >= 3);
    const part = citizen.fullName.split(' ').slice(1).join(' ');
    assert.ok(!ids(await search({ fullName: part, birthDate: citizen.birthDate })).includes(citizen.citizenId));
  });
});

describe('is refused with errors that point at what is wrong:', () => {
  const wrong = {
    'no purpose': { number: '0123456789', purpose: undefined },
    'a purpose that is none': { number: '0123456789', purpose: 'curiosity' },
    'eleven digits': { number: '01234567890' },
    'letters in lower case': { number: 'gd4790123456789' },
    'full-width digits': { number: '０１２３４５６７８９' },
    'number and name at once': { number: '0123456789', fullName: 'Nguyễn Văn An', birthDate: '1990' },
    'a name without a birth date': { fullName: 'Nguyễn Văn An' },
    'a name of one letter': { fullName: 'A', birthDate: '1990' },
    'a name of 101 letters': { fullName: 'A'.repeat(101), birthDate: '1990' },
    'a birth date the other way round': { fullName: 'Nguyễn Văn An', birthDate: '30/04/1990' },
    'a case reference of 41 letters': { number: '0123456789', caseReference: 'x'.repeat(41) },
    'a number as a JSON number': { number: 123456789 },
    'nothing': {},
  };
  for (const [what, body] of Object.entries(wrong)) {
    test(what, async () => {
      const problem = await desk.refused('invalid-input', 'searchCitizens', { body: { purpose: 'review', ...body }, wrong: true });
      assert.equal(problem.status, 422);
      for (const e of problem.errors) assert.match(e.pointer, /^(#?\/.*)?$/);
    });
  }
});

test('a search needs no idempotency key', async () => {
  await desk.expect(200, 'searchCitizens', { body: { purpose: 'review', number: '0123456789' }, headers: { 'idempotency-key': undefined } });
});
