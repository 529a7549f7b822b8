/**
 * Replaces `@aws-sdk/credential-provider-node` in the bundle. Without credentials, the SDK's client would search the
 * environment, profiles, SSO, STS and the network. It always gets credentials (src/main/providers/nimble/client.ts), so
 * that code is not needed. If it were called, the request would fail instead of being signed with other credentials.
 */
export const defaultProvider = () => () =>
  Promise.reject(new Error('the SDK was given no keys to sign with'));
