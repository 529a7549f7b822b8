/**
 * The names under which services put their explanation of an error, the most helpful one first.
 * They are compared without case and separators.
 */
const NAMES = [
  'message',
  'errormessage',
  'errormessages',
  'errordescription',
  'failurereason',
  'failurereasons',
  'detail',
  'description',
  'reason',
  'msg',
  'faultstring',
  'title',
  'fault',
  'error',
  'errors',
  'unsuccessfullist',
  'failurecode',
  'errorcode',
] as const;
/** How deep an explanation may be: `{ Error: { Message } }` and `{ errors: [{ message }] }` are 3. */
const MAX_DEPTH = 4;
/** How many items of a list are looked at. */
const MAX_ITEMS = 20;

/**
 * The explanation in the body of an error, as the service wrote it: `message`, `error_description`,
 * `FailureReason` and others, in any case, also within an object or a list. Undefined if there is none.
 * It decides nothing; it is only shown. Pure.
 */
export const explanationOf = (body: unknown): string | undefined => read(body, 0);

function read(value: unknown, depth: number): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return undefined;
  if (Array.isArray(value)) return firstOf(value.slice(0, MAX_ITEMS), depth);
  const fields = new Map(Object.entries(value).map(([name, field]) => [plain(name), field]));
  for (const name of NAMES) {
    const field: unknown = fields.get(name);
    const text = name === 'failurereasons' ? bySubject(field) : read(field, depth + 1);
    if (text !== undefined) return text;
  }
  return undefined;
}

function firstOf(items: readonly unknown[], depth: number): string | undefined {
  for (const item of items) {
    const text = read(item, depth + 1);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** Several reasons, each under its subject, as the Access Console sends them. */
function bySubject(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const texts = Object.values(value)
    .slice(0, MAX_ITEMS)
    .filter((text): text is string => typeof text === 'string' && text.trim() !== '');
  return texts.length === 0 ? undefined : texts.join(' ');
}

const plain = (name: string): string => name.toLowerCase().replace(/[_-]/g, '');
