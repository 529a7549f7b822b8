/** What a person does on a sign-in page. */
export interface Visit {
  readonly person?: string;
  readonly decision?: 'allow' | 'deny';
}

/** What came of it: the page's text, and where it leads, if anywhere. */
export interface Visited {
  readonly status: number;
  readonly page: string;
  readonly location: string | undefined;
}

/** Opens a sign-in page and sends its form, as a browser does. Redirects are not followed. */
export async function visit(
  address: string,
  { person = 'practice-artist', decision = 'allow' }: Visit = {},
): Promise<Visited> {
  const opened = await open(address);
  const fields = fieldsIn(opened.page);
  if (fields === undefined) return opened;
  fields.set('person', person);
  fields.set('decision', decision);
  // A form has its action, and those here stay on their own address.
  const action = /<form [^>]*action="([^"]+)"/.exec(opened.page)?.[1] ?? '';
  return open(new URL(action, address).href, { method: 'POST', body: fields });
}

async function open(address: string, init: RequestInit = {}): Promise<Visited> {
  const signal = AbortSignal.timeout(60_000);
  const response = await fetch(address, { redirect: 'manual', signal, ...init });
  const location = response.headers.get('location') ?? undefined;
  return { status: response.status, page: await response.text(), location };
}

function fieldsIn(page: string): URLSearchParams | undefined {
  if (!page.includes('<form ')) return undefined;
  const inputs = page.matchAll(/<input [^>]*name="(\w+)"[^>]*value="([^"]*)"/g);
  const fields = new URLSearchParams();
  for (const [, name = '', value = ''] of inputs) fields.set(name, value);
  return fields;
}
