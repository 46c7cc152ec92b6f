import { hook } from './hook.mjs';
await hook('CREATOR', '/hooks/create', ['step', 'share', 'period', 'expires', 'passcode', 'link']);
