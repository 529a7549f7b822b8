/** What a person does on a sign-in page. */
export interface Visit {
  readonly person?: string;
  readonly decision?: 'allow' | 'deny';
}

/** The result: the page's text, and its redirect if there is one. */
export interface Visited {
  readonly status: number;
  readonly page: string;
  readonly location: string | undefined;
}

/** Opens a sign-in page and submits its form, as a browser does. Redirects are not followed. */
export async function visit(
  address: string,
  { person = 'practice-artist', decision = 'allow' }: Visit = {},
): Promise<Visited> {
  const opened = await open(address);
  const fields = fieldsIn(opened.page);
  if (fields === undefined) return opened;
  fields.set('person', person);
  fields.set('decision', decision);
  // Every form has an action, and those here are relative.
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
