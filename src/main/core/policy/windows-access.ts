/** Evaluates the owner and the access list of a file on Windows (SDDL). Pure. */

/** Administrators, the system itself, and the installer of Windows components. */
const ADMINISTRATORS: ReadonlySet<string> = new Set([
  'BA',
  'SY',
  'S-1-5-32-544',
  'S-1-5-18',
  'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464',
]);

/** Rights by their two-letter names, as bits of the access mask. */
const RIGHTS: Readonly<Record<string, number>> = {
  // Generic rights.
  GA: 0x10000000,
  GR: 0x80000000,
  GW: 0x40000000,
  GX: 0x20000000,
  // Rights to a file.
  FA: 0x1f01ff,
  FR: 0x120089,
  FW: 0x120116,
  FX: 0x1200a0,
  // Standard rights.
  SD: 0x10000,
  RC: 0x20000,
  WD: 0x40000,
  WO: 0x80000,
  // Single rights to the object.
  CC: 0x1,
  DC: 0x2,
  LC: 0x4,
  SW: 0x8,
  RP: 0x10,
  WP: 0x20,
  DT: 0x40,
  LO: 0x80,
  CR: 0x100,
};
/** Delete, change the access list, take ownership, generic write, generic all; and delete items of a folder. */
const TAKING_OVER = 0x10000 | 0x40000 | 0x80000 | 0x40000000 | 0x10000000 | 0x40;
/** In addition to those: change or extend the content, and change the attributes. */
const CHANGING = TAKING_OVER | 0x2 | 0x4 | 0x10 | 0x100;

/**
 * True if the owner in the SDDL text is an administrator and nobody else can change the file. For a folder it is
 * enough that nobody else can replace its files. A text that is not understood gives false.
 */
export function onlyAdministratorsChange(sddl: string, what: 'file' | 'folder'): boolean {
  const parts = /^O:(.+?)(?:G:.+?)?D:[A-Z]*((?:\([^()]*\))*)(?:S:.*)?$/s.exec(sddl.trim());
  const [, owner, entries] = parts ?? [];
  // Without an access list, everyone may do everything.
  if (owner === undefined || entries === undefined || entries === '') return false;
  if (!ADMINISTRATORS.has(owner)) return false;
  const harm = what === 'file' ? CHANGING : TAKING_OVER;
  return [...entries.matchAll(/\(([^()]*)\)/g)].every(([, entry = '']) => isHarmless(entry, harm));
}

function isHarmless(entry: string, harm: number): boolean {
  const [type, flags = '', rights = '', , , who = ''] = entry.split(';');
  if (type === 'D' || flagsOf(flags).includes('IO') || ADMINISTRATORS.has(who)) return true;
  const mask = maskOf(rights);
  return type === 'A' && mask !== undefined && (mask & harm) === 0;
}

function maskOf(rights: string): number | undefined {
  if (/^0x[0-9a-f]{1,8}$/i.test(rights)) return Number.parseInt(rights, 16);
  const bits = flagsOf(rights).map((right) => RIGHTS[right]);
  return bits.reduce<number | undefined>(
    (mask, bit) => (mask === undefined || bit === undefined ? undefined : mask | bit),
    0,
  );
}

const flagsOf = (text: string): string[] => text.match(/.{1,2}/gs) ?? [];
