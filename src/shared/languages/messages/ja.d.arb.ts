// Made from ja.arb by `npm run messages`. Change that file, not this one.

import type { Messages } from './en.arb';

export declare const messages: Messages;
