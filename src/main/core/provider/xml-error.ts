/** The name and the message of an error that a service of AWS reports as XML; empty if it has none. Pure. */
export const xmlErrorText = (
  body: string,
): { readonly code: string; readonly message: string } => ({
  code: /<Code>([\w.]{1,100})<\/Code>/.exec(body)?.[1] ?? '',
  message: unescapeXml(/<Message>([^<]{1,4000})<\/Message>/.exec(body)?.[1] ?? ''),
});

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
};
const unescapeXml = (text: string): string =>
  text.replace(/&(#?\w{2,4});/g, (whole, name: string) => ENTITIES[name] ?? whole);
