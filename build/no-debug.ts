/**
 * Stands in the bundle for `debug`, with which the proxy agents would print what goes through them, headers
 * too, as soon as somebody sets DEBUG.
 */
// The package's own shape.
// eslint-disable-next-line no-restricted-syntax -- its users import its default
export default () => () => undefined;
