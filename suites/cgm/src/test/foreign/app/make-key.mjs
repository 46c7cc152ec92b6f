// `node make-key.mjs FILE` writes a private key for Backend Services (--key FILE) and prints the public key set.
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';

const pair = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const about = { kid: randomUUID(), alg: 'ES384', use: 'sig' };
writeFileSync(process.argv[2], JSON.stringify({ ...pair.privateKey.export({ format: 'jwk' }), ...about }), { mode: 0o600 });
console.log(JSON.stringify({ keys: [{ ...pair.publicKey.export({ format: 'jwk' }), ...about }] }, null, 2));
