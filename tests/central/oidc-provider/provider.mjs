// A certified OpenID provider (npm: oidc-provider) on 127.0.0.1, a port of the system's, until its standard input ends.
// Argument: the algorithm of its ID tokens (RS256, ES256, EdDSA). Says {"issuer": …} in one line once it is there.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const algorithm = process.argv[2];
const pairs = {
    RS256: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
    ES256: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
    EdDSA: () => generateKeyPairSync('ed25519'),
};
const key = { ...pairs[algorithm]().privateKey.export({ format: 'jwk' }), kid: 'k1', alg: algorithm, use: 'sig' };

const server = createServer();
server.listen(0, '127.0.0.1', () => {
    const issuer = `http://127.0.0.1:${server.address().port}`;
    const provider = new Provider(issuer, {
        jwks: { keys: [key] },
        cookies: { keys: [randomBytes(32).toString('hex')] },
        clients: [{
            client_id: 'desk',
            token_endpoint_auth_method: 'none',
            application_type: 'native',
            redirect_uris: ['http://127.0.0.1/callback'],
            grant_types: ['authorization_code', 'refresh_token'],
            response_types: ['code'],
            id_token_signed_response_alg: algorithm,
        }],
        enabledJWA: { idTokenSigningAlgValues: [algorithm] },
        pkce: { required: () => true },
        rotateRefreshToken: true,
        findAccount: (context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
        features: {
            devInteractions: { enabled: true },
            revocation: { enabled: true },
            rpInitiatedLogout: { enabled: true },
        },
    });
    server.on('request', provider.callback());
    process.stdout.write(`${JSON.stringify({ issuer })}\n`);
});
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
