import { hook } from './hook.mjs';
await hook('RECEIVER', '/shows', ['link']);
