const HIDDEN = '[secret]';

/**
 * A text nobody may print: a key, a token, a stream's URL. Whatever turns it into text by accident
 * (a template, JSON, a log, the inspector) gets `[secret]`. `reveal` is for adapters and providers
 * alone, by lint, so the audit of secrets is one search for that word.
 */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The text itself, at the edge where it leaves us. */
  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return HIDDEN;
  }

  toJSON(): string {
    return HIDDEN;
  }

  /** Node's inspector and console.log ask for this one; the symbol is its public name. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return HIDDEN;
  }
}
