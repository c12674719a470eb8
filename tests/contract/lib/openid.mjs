// Sign-in as the client does it: authorization code with PKCE S256 on a loopback redirect, without a browser.
import { createHash, randomBytes } from 'node:crypto';
import { request, postForm } from './http.mjs';

export const pkce = () => {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
};
export const REDIRECT = 'http://127.0.0.1:49152/callback';

export const discover = async (issuer) => (await request(`${issuer}/.well-known/openid-configuration`)).json;

/** One authorization request; `with_` overrides members (undefined leaves one out). */
export async function authorize(provider, { loginHint, with_ = {}, challenge }) {
  const asked = {
    response_type: 'code', client_id: 'bhxh-counter', redirect_uri: REDIRECT, scope: 'openid offline_access',
    state: randomBytes(12).toString('base64url'), nonce: randomBytes(12).toString('base64url'),
    code_challenge: challenge, code_challenge_method: 'S256', login_hint: loginHint, ...with_,
  };
  const url = new URL(provider.authorization_endpoint);
  for (const [k, v] of Object.entries(asked)) if (v !== undefined) url.searchParams.set(k, v);
  const reply = await request(url);
  const location = reply.headers.location ? new URL(reply.headers.location) : null;
  return { asked, reply, location, back: location ? Object.fromEntries(location.searchParams) : {} };
}

export const exchange = (provider, { code, verifier, with_ = {} }) => {
  const fields = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT, client_id: 'bhxh-counter', code_verifier: verifier, ...with_ };
  return postForm(provider.token_endpoint, Object.fromEntries(Object.entries(fields).filter(([, v]) => v !== undefined)));
};

export const refresh = (provider, token, with_ = {}) =>
  postForm(provider.token_endpoint, { grant_type: 'refresh_token', refresh_token: token, client_id: 'bhxh-counter', ...with_ });

/** The whole flow. @returns {Promise<{access_token, refresh_token, id_token, expires_in, asked}>} */
export async function signIn(provider, loginHint, with_ = {}) {
  const { verifier, challenge } = pkce();
  const { asked, back, reply } = await authorize(provider, { loginHint, with_, challenge });
  if (!back.code) throw new Error(`no code for ${loginHint}: HTTP ${reply.status} ${back.error ?? ''}`);
  const tokens = await exchange(provider, { code: back.code, verifier, with_: with_.redirect_uri ? { redirect_uri: with_.redirect_uri } : {} });
  if (tokens.status !== 200) throw new Error(`no token for ${loginHint}: HTTP ${tokens.status}`);
  return { ...tokens.json, asked };
}
