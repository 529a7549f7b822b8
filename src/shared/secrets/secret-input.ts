import * as v from 'valibot';
import { BrokerSecretInput } from '../sign-in/broker-credentials.ts';
import { KeyInput } from '../sign-in/credentials.ts';

/** New secrets for a connection that already has secrets. */
export const SecretInput = v.variant('source', [KeyInput, ...BrokerSecretInput.options]);
export type SecretInput = v.InferOutput<typeof SecretInput>;
