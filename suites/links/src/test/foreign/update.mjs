import { hook } from './hook.mjs';
await hook('CREATOR', '/hooks/update', ['step', 'share', 'period', 'expires', 'passcode', 'link']);
