import { hook } from './hook.mjs';
await hook('CREATOR', '/hooks/revoke', ['step', 'share', 'period', 'expires', 'passcode', 'link']);
