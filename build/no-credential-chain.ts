/**
 * Stands in the bundle for `@aws-sdk/credential-provider-node`. The SDK's client would look for keys
 * in the environment, in profiles, with SSO and STS and on the network where it is given none; it is
 * always given some (src/main/providers/nimble/client.ts), so those searches would be dead weight.
 * Were it ever asked, the request would fail and not be signed with keys nobody chose.
 */
export const defaultProvider = () => () =>
  Promise.reject(new Error('the SDK was given no keys to sign with'));
