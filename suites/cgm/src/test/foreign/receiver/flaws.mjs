// All flaws by name. Each is a function that spoils one behaviour of an otherwise sound receiver. What each breaks
// is told in verdicts.json, not here.
import { METADATA } from './flaws/metadata.mjs';
import { ANSWERS } from './flaws/answers.mjs';
import { STORAGE } from './flaws/storage.mjs';
import { SEARCHING } from './flaws/searching.mjs';
import { DUPLICATES } from './flaws/duplicates.mjs';
import { SCREENING } from './flaws/screening.mjs';
import { VALIDATION } from './flaws/validation.mjs';
import { ORDERS } from './flaws/orders.mjs';
import { ACCESS } from './flaws/access.mjs';

export const FLAWS = {
  ...METADATA, ...ANSWERS, ...STORAGE, ...SEARCHING, ...DUPLICATES, ...SCREENING, ...VALIDATION, ...ORDERS, ...ACCESS,
};
