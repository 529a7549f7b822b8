/**
 * Replaces `debug` in the bundle, with which the proxy agents would print traffic including headers if DEBUG is set.
 */
// The same export as the package.
// eslint-disable-next-line no-restricted-syntax -- its users import its default
export default () => () => undefined;
