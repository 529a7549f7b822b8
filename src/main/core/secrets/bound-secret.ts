import type { Secret } from './secret.ts';

/**
 * A secret for one origin (scheme, host and port), such as an access token. It cannot be revealed
 * without naming where it is sent, so a connection to another host never gets it.
 */
export class BoundSecret {
  readonly #secret: Secret;
  /** The only origin that may receive it. */
  readonly origin: string;

  constructor(secret: Secret, origin: string) {
    this.#secret = secret;
    this.origin = new URL(origin).origin;
  }

  /** The text, for a request to `url`. SECURITY: throws if `url` has another origin. */
  revealFor(url: URL): string {
    // The origin of a `blob:` is that of another address.
    if (url.origin !== this.origin || !url.href.startsWith(`${this.origin}/`))
      throw new Error('a secret is for another origin');
    // eslint-disable-next-line no-restricted-syntax -- the only use outside adapters and providers: checked above
    return this.#secret.reveal();
  }

  /** True for the same text at the same origin. */
  equals(other: BoundSecret | undefined): boolean {
    return this.origin === other?.origin && this.#secret.equals(other.#secret);
  }

  toString(): string {
    return this.#secret.toString();
  }

  toJSON(): string {
    return this.#secret.toJSON();
  }

  /** Used by Node's inspector and console.log; the symbol is its public name. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.#secret.toString();
  }
}
