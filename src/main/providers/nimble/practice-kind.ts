import type { ConnectionOf } from '../../../shared/connections/connection.ts';
import { ok } from '../../../shared/base/failure.ts';
import type { Region } from '../../../shared/sign-in/region.ts';
import type { Http } from '../../core/network/http.ts';
import { asKeys } from '../../core/secrets/keys.ts';
import type { Kind } from '../../core/provider/kind.ts';
import { displayRules } from '../../core/viewer/viewing-rules.ts';

export interface PracticeDeps {
  readonly http: Http;
  /** The studio on this machine; started when it is first needed. */
  readonly studio: () => Promise<{
    readonly endpoint: string;
    readonly region: Region;
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    /** The user to whom the keys belong. */
    readonly user: string;
  }>;
}

/** The practice studio: Nimble's protocol, with keys that are generated for this run. */
export function practiceKind({ http, studio }: PracticeDeps): Kind<ConnectionOf<'practice'>> {
  return {
    async open() {
      const { createNimbleProvider } = await import('./provider.ts');
      const { endpoint, region, accessKeyId, secretAccessKey, user } = await studio();
      const keys = asKeys({ accessKeyId, secretAccessKey });
      const provider = createNimbleProvider({
        region,
        endpoint,
        trust: {},
        http,
        keys: () => Promise.resolve(ok(keys)),
      });
      return { ...provider, user };
    },
    rules: ({ display }) => ({
      ...displayRules(display),
      hosts: ['127.0.0.1'],
      token: 'one',
      practice: true,
      certificates: 'ask-user',
      trust: {},
      transport: 'auto',
    }),
  };
}
