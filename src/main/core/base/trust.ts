/** Certificates that a connection trusts in addition to the system's certificate store. Checking is never switched off. */
export interface Trust {
  /** Path of a PEM file with additional certificate authorities. */
  readonly caFile?: string;
  /** `sha256/…` of the server's public key. Required in addition to everything else. */
  readonly pin?: string;
}
