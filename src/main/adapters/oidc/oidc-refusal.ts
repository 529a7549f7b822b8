/** A refusal in the words of RFC 6749: `invalid_grant`, `access_denied`. Nothing else of the answer. */
export class OidcRefusal extends Error {
  override readonly name = 'OidcRefusal';
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}
