const HIDDEN = '[secret]';

/**
 * A text that must not be printed: a key, a token, a stream's URL. Accidental conversion to text (a
 * template, JSON, a log, the inspector) gives `[secret]`. A lint rule allows `reveal` only in adapters
 * and providers, so that one search for it finds every use of a secret.
 */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The text itself, for the request or program that needs it. */
  reveal(): string {
    return this.#text;
  }

  /** True for the same text. */
  equals(other: Secret | undefined): boolean {
    return other !== undefined && this.#text === other.#text;
  }

  toString(): string {
    return HIDDEN;
  }

  toJSON(): string {
    return HIDDEN;
  }

  /** Used by Node's inspector and console.log; the symbol is its public name. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return HIDDEN;
  }
}
