/**
 * An error code of RFC 6749, such as `invalid_grant` or `access_denied`, and nothing else of the
 * response.
 */
export class OidcRefusal extends Error {
  override readonly name = 'OidcRefusal';
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}
