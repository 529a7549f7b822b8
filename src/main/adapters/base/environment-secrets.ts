/** Names whose values may be keys or passwords, in capitals. */
const MAY_BE_SECRET =
  /^AWS_|TOKEN|SECRET|PASSW(OR)?D|PASSPHRASE|SSHPASS|CREDENTIAL|KEYS?$|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|(^|_)(PASS|PWD?|AUTH|AUTH_CONFIG|PAT|OTP|DSN|MFA_CODE)$|AUTHORIZATION|COOKIE|ASSERTION|JWT/;
/** Names that look like one and are none: the folders that a shell is in. */
const FOLDERS = /^(OLD)?PWD$/;
/** An address with a password. Browsers need the proxies, which may have one too. */
const HAS_PASSWORD = /:\/\/[^\s/?#@:]*:[^\s/?#]+@/;
const PROXY = /^[A-Z]+_PROXY$/;

/** True if a variable may be a secret. `name` is in capitals. */
const mayBeSecret = (name: string, value: string): boolean =>
  (MAY_BE_SECRET.test(name) && !FOLDERS.test(name)) ||
  (HAS_PASSWORD.test(value) && !PROXY.test(name));

/** The environment that the program was started with. */
export interface OwnEnvironment {
  /** All of it, for the program itself. */
  readonly env: Readonly<NodeJS.ProcessEnv>;
  /** Gives it back to the process, right before the program starts itself again. */
  readonly restore: () => void;
}

/**
 * Takes variables that may be secrets out of the environment of the process, because Electron starts the system's
 * browser with it, and does not accept another one.
 */
export function takeEnvironment(process: { env: NodeJS.ProcessEnv }): OwnEnvironment {
  const env: Readonly<NodeJS.ProcessEnv> = Object.freeze({ ...process.env });
  for (const [name, value = ''] of Object.entries(env))
    if (mayBeSecret(name.toUpperCase(), value)) Reflect.deleteProperty(process.env, name);
  return {
    env,
    restore: () => {
      Object.assign(process.env, env);
    },
  };
}
