import * as v from 'valibot';
import { BrokerSecretInput } from '../sign-in/broker-credentials.ts';
import { KeyInput } from '../sign-in/credentials.ts';

/** Secrets that are entered anew for a connection that has some. */
export const SecretInput = v.variant('source', [KeyInput, ...BrokerSecretInput.options]);
export type SecretInput = v.InferOutput<typeof SecretInput>;
