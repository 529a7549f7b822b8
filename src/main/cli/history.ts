import type { HistoryEntry } from '../../shared/launch/history.ts';
import type { CommandServices } from './command-services.ts';
import { readArguments, usage } from './arguments.ts';
import { EXIT, type ExitStatus } from './exit-status.ts';
import { jsonLine, tell, type CommandDeps } from './terminal.ts';

const OPTIONS = { json: { type: 'boolean' }, csv: { type: 'boolean' } } as const;

/** The columns, in order; times are ISO-8601, durations seconds. */
const COLUMNS = [
  'at',
  'connection',
  'studio',
  'session',
  'workstation',
  'wish',
  'readySeconds',
  'end',
  'failure',
] as const;
type Row = Readonly<Record<(typeof COLUMNS)[number], string>>;

/** `stagedoor history`: the last launches, newest first, as words, JSON or CSV. */
export async function history(
  args: readonly string[],
  { services, terminal }: CommandDeps<CommandServices>,
): Promise<ExitStatus> {
  const read = readArguments(args, OPTIONS, 0);
  if (!read.ok) return tell(terminal, read.failure);
  const { json, csv } = read.value.values;
  if (json === true && csv === true)
    return tell(terminal, usage('Either --json or --csv.').failure);
  const { history: past } = await services.records.read();
  const newestFirst = past.map(({ launch: _, ...entry }) => entry).toReversed();
  if (json === true) {
    terminal.out(jsonLine(newestFirst.map(shown)));
    return EXIT.done;
  }
  const rows = newestFirst.map(rowOf);
  if (csv === true) {
    terminal.out(COLUMNS.join(','));
    for (const row of rows) terminal.out(COLUMNS.map((name) => csvCell(row[name])).join(','));
    return EXIT.done;
  }
  if (rows.length === 0) terminal.err('There were no launches yet.');
  for (const row of rows) terminal.out(COLUMNS.map((name) => row[name] || '-').join('\t'));
  return EXIT.done;
}

const shown = ({ at, readyMs, ...rest }: HistoryEntry): object => ({
  at: new Date(at).toISOString(),
  ...rest,
  ...(readyMs !== undefined && { readySeconds: readyMs / 1_000 }),
});

function rowOf(entry: HistoryEntry): Row {
  const { at, connection, studio, session, workstation, wish, readyMs, end, failure } = entry;
  return {
    at: new Date(at).toISOString(),
    connection,
    studio: studio ?? '',
    session: session ?? '',
    workstation: workstation ?? '',
    wish,
    readySeconds: readyMs === undefined ? '' : String(readyMs / 1_000),
    end,
    failure: failure ?? '',
  };
}

/**
 * RFC 4180; a cell that a spreadsheet would take for a formula is told apart by a leading quote
 * mark, and so is one that begins as if it had been: it can be read back.
 */
function csvCell(text: string): string {
  const harmless = /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
