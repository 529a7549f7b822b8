/** Names whose values may be keys or passwords, in capitals. */
const MAY_BE_SECRET = /^AWS_|TOKEN|SECRET|PASSW(OR)?D|CREDENTIAL|API_?KEY|ACCESS_?KEY/;

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
  for (const name of Object.keys(env))
    if (MAY_BE_SECRET.test(name.toUpperCase())) Reflect.deleteProperty(process.env, name);
  return {
    env,
    restore: () => {
      Object.assign(process.env, env);
    },
  };
}
