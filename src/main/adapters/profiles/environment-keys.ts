import { ok, err, type Result } from '../../../shared/base/failure.ts';
import type { Keys } from '../../core/secrets/keys.ts';
import { Secret } from '../../core/secrets/secret.ts';

/** Keys from `AWS_ACCESS_KEY_ID` and its companions, as set by aws-vault and granted. */
export function environmentKeys(env: NodeJS.ProcessEnv): Result<Keys> {
  const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: key, AWS_SESSION_TOKEN: token } = env;
  if (id === undefined || id === '' || key === undefined || key === '')
    return err({ code: 'credentials-missing' });
  return ok({
    accessKeyId: new Secret(id),
    secretAccessKey: new Secret(key),
    ...(token !== undefined && token !== '' && { sessionToken: new Secret(token) }),
  });
}
