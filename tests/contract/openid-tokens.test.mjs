// Tokens: the ID token, their life, refresh rotation, revocation, a fresh sign-in.
import { test, describe } from 'node:test';
import { strict as assert } from 'node:assert';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { openWorld } from './lib/world.mjs';
import { refresh, signIn } from './lib/openid.mjs';
import { postForm, request } from './lib/http.mjs';
import { assertAbout } from './lib/stories.mjs';

const world = await openWorld({ citizens: 60 });
const { provider } = world;
const member = world.members('counter')[0];
const keys = createRemoteJWKSet(new URL(provider.jwks_uri));
const verify = (tokens) => jwtVerify(tokens.id_token, keys, {
  issuer: provider.issuer, audience: 'bhxh-counter', currentDate: new Date(world.now()),
});
const me = (token) => request(`${world.api}/me`, { headers: { authorization: `Bearer ${token}` } });
const works = async (token) => (await me(token)).status === 200;

describe('the token reply', () => {
  test('holds a bearer token for ten minutes, a refresh token and an ID token', async () => {
    const tokens = await signIn(provider, member.loginHint);
    assert.match(tokens.token_type, /^bearer$/i);
    assert.equal(tokens.expires_in, 600);
    assert.ok(tokens.access_token && tokens.refresh_token && tokens.id_token);
  });
  test('holds a refresh token only with offline_access', async () => {
    const tokens = await signIn(provider, member.loginHint, { scope: 'openid' });
    assert.equal(tokens.refresh_token, undefined);
    assert.ok(await works(tokens.access_token));
  });
  test('an ID token is signed by the published key, for this client, with nonce, auth_time and the member as sub', async () => {
    const tokens = await signIn(provider, member.loginHint);
    const { payload, protectedHeader } = await verify(tokens);
    assert.ok(provider.id_token_signing_alg_values_supported.includes(protectedHeader.alg));
    assert.equal(payload.nonce, tokens.asked.nonce);
    assertAbout(payload.auth_time, world.now() / 1000);
    assertAbout(payload.iat, world.now() / 1000);
    assert.ok(payload.exp > payload.iat);
    assert.equal(payload.sub, (await me(tokens.access_token)).json.id);
  });
  test('without a nonce there is none in the ID token', async () => {
    assert.equal((await verify(await signIn(provider, member.loginHint, { nonce: undefined }))).payload.nonce, undefined);
  });
  test('an access token ends after ten minutes of the central\'s clock', async () => {
    const tokens = await signIn(provider, member.loginHint);
    await world.advance(590);
    assert.ok(await works(tokens.access_token));
    await world.advance(135);
    const reply = await me(tokens.access_token);
    assert.equal(reply.status, 401);
    assert.match(reply.headers['www-authenticate'], /^Bearer\b.*error="invalid_token"/);
  });
});

describe('a refresh', () => {
  test('gives new tokens, keeps auth_time and sub, and rotates', async () => {
    const first = await signIn(provider, member.loginHint);
    await world.advance(700);
    const reply = await refresh(provider, first.refresh_token);
    assert.equal(reply.status, 200);
    assert.notEqual(reply.json.refresh_token, first.refresh_token);
    assert.notEqual(reply.json.access_token, first.access_token);
    assert.ok(await works(reply.json.access_token));
    const [before, after] = [await jwtVerify(first.id_token, keys, { currentDate: new Date(world.now() - 700_000) }), reply.json.id_token && await verify(reply.json)];
    if (after) {
      assert.equal(after.payload.auth_time, before.payload.auth_time, 'a refresh is no sign-in');
      assert.equal(after.payload.sub, before.payload.sub);
    }
    assert.equal(Date.parse((await me(reply.json.access_token)).json.authenticatedAt) / 1000 | 0, before.payload.auth_time);
  });
  test('with an old token ends the whole family', async () => {
    const first = await signIn(provider, member.loginHint);
    const second = (await refresh(provider, first.refresh_token)).json;
    const reused = await refresh(provider, first.refresh_token);
    assert.equal(reused.status, 400);
    assert.equal(reused.json.error, 'invalid_grant');
    assert.equal((await refresh(provider, second.refresh_token)).json.error, 'invalid_grant', 'the newest of the family is dead too');
  });
  test('of another family goes on', async () => {
    const [mine, other] = [await signIn(provider, member.loginHint), await signIn(provider, member.loginHint)];
    await refresh(provider, mine.refresh_token);
    await refresh(provider, mine.refresh_token);
    assert.equal((await refresh(provider, other.refresh_token)).status, 200);
  });
  test('with a made-up token, or for another client, is refused', async () => {
    assert.equal((await refresh(provider, 'made-up')).json.error, 'invalid_grant');
    const tokens = await signIn(provider, member.loginHint);
    assert.ok([400, 401].includes((await refresh(provider, tokens.refresh_token, { client_id: 'somebody' })).status));
  });
});

describe('revocation', () => {
  test('of a refresh token ends it and what came from it', async () => {
    const tokens = await signIn(provider, member.loginHint);
    const reply = await postForm(provider.revocation_endpoint, { token: tokens.refresh_token, client_id: 'bhxh-counter' });
    assert.equal(reply.status, 200);
    assert.equal((await refresh(provider, tokens.refresh_token)).json.error, 'invalid_grant');
    assert.ok(!await works(tokens.access_token), 'RFC 7009: the access token goes as well');
  });
  test('of a token that is unknown succeeds too', async () => {
    assert.equal((await postForm(provider.revocation_endpoint, { token: 'unknown', client_id: 'bhxh-counter' })).status, 200);
  });
  test('of an access token ends it', async () => {
    const tokens = await signIn(provider, member.loginHint);
    await postForm(provider.revocation_endpoint, { token: tokens.access_token, client_id: 'bhxh-counter', token_type_hint: 'access_token' });
    assert.ok(!await works(tokens.access_token));
  });
});

describe('a fresh sign-in', () => {
  for (const [what, with_] of [['prompt=login', { prompt: 'login' }], ['max_age', { max_age: '60' }], ['max_age=0', { max_age: '0' }]]) {
    test(`${what} gives a new auth_time`, async () => {
      const before = (await verify(await signIn(provider, member.loginHint))).payload.auth_time;
      await world.advance(400);
      const after = (await verify(await signIn(provider, member.loginHint, with_))).payload.auth_time;
      assert.ok(after >= before + 400);
      assertAbout(after, world.now() / 1000);
    });
  }
});
