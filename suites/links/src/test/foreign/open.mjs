import { hook } from './hook.mjs';
await hook('RECEIVER', '/open', ['link', 'passcode', 'step', 'seconds']);
