// The OpenID provider: discovery, what /authorize answers, PKCE, redirect rules.
import { test, describe } from 'node:test';
import { strict as assert } from 'node:assert';
import { openWorld } from './lib/world.mjs';
import { authorize, exchange, pkce, signIn, REDIRECT } from './lib/openid.mjs';
import { request, postForm } from './lib/http.mjs';

const world = await openWorld({ citizens: 60 });
const { provider } = world;
const hint = world.members('counter')[0].loginHint;

async function codeFor(with_ = {}) {
  const { verifier, challenge } = pkce();
  const { back } = await authorize(provider, { loginHint: hint, challenge, with_ });
  return { code: back.code, verifier };
}

describe('discovery', () => {
  test('names the issuer and the end points', async () => {
    const reply = await request(`${world.central.issuer}/.well-known/openid-configuration`);
    assert.equal(reply.status, 200);
    assert.match(reply.headers['content-type'], /^application\/json/);
    const d = reply.json;
    assert.equal(d.issuer, world.central.issuer);
    for (const [name, path] of [['authorization_endpoint', '/authorize'], ['token_endpoint', '/token'], ['revocation_endpoint', '/revoke'], ['jwks_uri', '/jwks']]) {
      assert.equal(d[name], world.central.issuer + path, name);
    }
  });
  test('offers the code flow with S256 alone, and a public client', () => {
    assert.deepEqual(provider.response_types_supported, ['code']);
    assert.deepEqual(provider.code_challenge_methods_supported, ['S256']);
    assert.ok(provider.token_endpoint_auth_methods_supported.includes('none'));
    assert.ok(provider.scopes_supported.includes('openid') && provider.scopes_supported.includes('offline_access'));
    assert.ok(Array.isArray(provider.subject_types_supported) && provider.id_token_signing_alg_values_supported.length > 0);
    assert.ok(!provider.id_token_signing_alg_values_supported.includes('none'));
  });
  test('the keys are public ones', async () => {
    const { keys } = (await request(provider.jwks_uri)).json;
    assert.ok(keys.length >= 1);
    for (const key of keys) assert.equal(key.d, undefined, 'no private part');
  });
});

describe('an authorization request', () => {
  test('with a login_hint of the staff is answered by the redirect at once, with state and code', async () => {
    const { asked, reply, location, back } = await authorize(provider, { loginHint: hint, challenge: pkce().challenge });
    assert.ok([302, 303].includes(reply.status));
    assert.equal(location.origin + location.pathname, REDIRECT);
    assert.equal(back.state, asked.state);
    assert.ok(back.code);
    if (provider.authorization_response_iss_parameter_supported) assert.equal(back.iss, provider.issuer, 'RFC 9207');
  });
  test('keeps a query that the redirect address has', async () => {
    const { location, back } = await authorize(provider, { loginHint: hint, challenge: pkce().challenge, with_: { redirect_uri: 'http://127.0.0.1:50111/callback' } });
    assert.equal(location.port, '50111', 'any loopback port');
    assert.ok(back.code);
  });
  test('is answered on [::1] too', async () => {
    const { back } = await authorize(provider, { loginHint: hint, challenge: pkce().challenge, with_: { redirect_uri: 'http://[::1]:50112/callback' } });
    assert.ok(back.code);
  });
  for (const [what, loginHint] of [['without login_hint', undefined], ['with an unknown login_hint', 'nobody-of-the-staff']]) {
    test(`${what} shows the staff to choose from`, async () => {
      const { reply } = await authorize(provider, { loginHint, challenge: pkce().challenge });
      assert.equal(reply.status, 200);
      assert.match(reply.headers['content-type'], /^text\/html/);
      for (const member of world.staff) assert.ok(reply.text.includes(member.name), 'every member is on the page');
    });
  }
  const never = {
    'another host': 'http://attacker.example/callback',
    'localhost by name': 'http://localhost:50113/callback',
    'a host that begins like loopback': 'http://127.0.0.1.attacker.example/callback',
    'another path': 'http://127.0.0.1:50113/elsewhere',
    'https on loopback': 'https://127.0.0.1:50113/callback',
    'user info in front of another host': 'http://127.0.0.1:80@attacker.example/callback',
    'a fragment': 'http://127.0.0.1:50113/callback#x',
    'nothing': undefined,
    'another loopback address': 'http://127.0.0.2:50113/callback',
  };
  for (const [what, redirect_uri] of Object.entries(never)) {
    test(`never redirects to a wrong address: ${what}`, async () => {
      const { reply } = await authorize(provider, { loginHint: hint, challenge: pkce().challenge, with_: { redirect_uri } });
      assert.equal(reply.headers.location, undefined);
      assert.equal(reply.status, 400);
    });
  }
  test('of an unknown client is not redirected', async () => {
    const { reply } = await authorize(provider, { loginHint: hint, challenge: pkce().challenge, with_: { client_id: 'somebody' } });
    assert.equal(reply.headers.location, undefined);
    assert.ok(reply.status >= 400 && reply.status < 500);
  });
  const refused = {
    'without PKCE': [{ code_challenge: undefined, code_challenge_method: undefined }, /invalid_request/],
    'with PKCE plain': [{ code_challenge_method: 'plain' }, /invalid_request/],
    'with a challenge but no method (which means plain)': [{ code_challenge_method: undefined }, /invalid_request/],
    'for a token (implicit flow)': [{ response_type: 'token' }, /unsupported_response_type/],
    'without a response type': [{ response_type: undefined }, /invalid_request|unsupported_response_type/],
    'with prompt=none where nobody can be asked': [{ prompt: 'none', login_hint: undefined }, /login_required|interaction_required|account_selection_required/],
    'without the scope openid': [{ scope: 'offline_access' }, /invalid_scope|invalid_request/],
  };
  for (const [what, [with_, error]] of Object.entries(refused)) {
    test(`${what} goes back with an error, and with the state`, async () => {
      const { asked, back } = await authorize(provider, { loginHint: hint, challenge: pkce().challenge, with_ });
      assert.match(back.error ?? '', error);
      assert.equal(back.state, asked.state);
      assert.equal(back.code, undefined);
    });
  }
});

describe('the code', () => {
  const isRefused = (reply, error) => {
    assert.equal(reply.status, 400);
    assert.equal(reply.json.error, error);
    assert.equal(reply.json.access_token, undefined);
  };
  test('is exchanged once; a second time ends what the first gave', async () => {
    const { code, verifier } = await codeFor();
    const first = await exchange(provider, { code, verifier });
    assert.equal(first.status, 200);
    assert.match(first.headers['cache-control'] ?? '', /no-store/);
    isRefused(await exchange(provider, { code, verifier }), 'invalid_grant');
    const me = await request(`${world.api}/me`, { headers: { authorization: `Bearer ${first.json.access_token}` } });
    assert.equal(me.status, 401, 'RFC 9700: tokens from a replayed code are revoked');
  });
  test('is refused with a wrong verifier', async () => {
    const { code } = await codeFor();
    isRefused(await exchange(provider, { code, verifier: pkce().verifier }), 'invalid_grant');
  });
  test('is refused without a verifier', async () => {
    const { code } = await codeFor();
    const reply = await exchange(provider, { code, verifier: undefined });
    assert.equal(reply.status, 400);
    assert.match(reply.json.error, /invalid_grant|invalid_request/);
  });
  test('is refused with the challenge in place of the verifier', async () => {
    const { verifier, challenge } = pkce();
    const { back } = await authorize(provider, { loginHint: hint, challenge });
    isRefused(await exchange(provider, { code: back.code, verifier: challenge }), 'invalid_grant');
    assert.ok(verifier);
  });
  test('is refused with another redirect address', async () => {
    const { code, verifier } = await codeFor();
    isRefused(await exchange(provider, { code, verifier, with_: { redirect_uri: 'http://127.0.0.1:50999/callback' } }), 'invalid_grant');
  });
  test('is refused where it was made up', async () => isRefused(await exchange(provider, { code: 'made-up', verifier: pkce().verifier }), 'invalid_grant'));
  test('grows old', async () => {
    const { code, verifier } = await codeFor();
    await world.advance(3600);
    isRefused(await exchange(provider, { code, verifier }), 'invalid_grant');
  });
  test('of another client is refused', async () => {
    const { code, verifier } = await codeFor();
    const reply = await exchange(provider, { code, verifier, with_: { client_id: 'somebody' } });
    assert.ok([400, 401].includes(reply.status));
    assert.match(reply.json.error, /invalid_client|invalid_grant/);
  });
  test('no other grant is known, least of all a password', async () => {
    const reply = await postForm(provider.token_endpoint, { grant_type: 'password', username: hint, password: 'x', client_id: 'bhxh-counter' });
    isRefused(reply, 'unsupported_grant_type');
  });
  test('of a redirect on another port is exchanged with that address', async () => {
    assert.ok((await signIn(provider, hint, { redirect_uri: 'http://127.0.0.1:50222/callback' })).access_token);
  });
});
