import { ok } from '../../shared/base/failure.ts';
import type { HistoryEntry } from '../../shared/launch/history.ts';
import { redact } from '../core/base/redact.ts';
import { dismissReports } from '../core/base/notices.ts';
import { defineCommand } from './command-definition.ts';
import { EXIT } from './exit-status.ts';
import { JSON_FLAG, usage } from './option-values.ts';
import { jsonLine, report } from './terminal.ts';

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

/** `stagedoor history`: the last launches, newest first, as text, JSON or CSV. */
export const historyCommand = defineCommand(
  {
    name: 'history',
    summary: 'List the last launches, newest first',
    options: {
      json: JSON_FLAG,
      csv: { kind: 'flag', about: 'print comma-separated values with a header' },
    },
  },
  ({ json, csv }) => {
    if (json === true && csv === true) return usage('Use either --json or --csv.');
    return ok(json === true ? ('json' as const) : csv === true ? ('csv' as const) : 'words');
  },
  async (format, { services, terminal }) => {
    const { history: past, unread } = await services.records.read();
    // This command reports a damaged file itself.
    dismissReports(services.notices, 'launches');
    if (unread !== undefined) return report(terminal, unread);
    const damaged = await services.damagedHistory();
    if (damaged !== undefined) terminal.err(redact(damagedText(damaged)));
    // A history that cannot be read is not an empty one, in any format.
    if (past.length === 0 && damaged !== undefined) return EXIT.usage;
    const newestFirst = past.map(({ launch: _, ...entry }) => entry).toReversed();
    if (format === 'json') {
      terminal.out(jsonLine(newestFirst.map(shown)));
      return EXIT.done;
    }
    const rows = newestFirst.map(rowOf);
    if (format === 'csv') {
      terminal.out(COLUMNS.join(','));
      for (const row of rows) terminal.out(COLUMNS.map((name) => csvCell(row[name])).join(','));
      return EXIT.done;
    }
    if (rows.length === 0) terminal.err('There are no launches yet.');
    for (const row of rows) terminal.out(COLUMNS.map((name) => row[name] || '-').join('\t'));
    return EXIT.done;
  },
);

const damagedText = (path: string): string =>
  `The history was damaged and saved as ${path}. Its launches are not listed. Copy what you need from that file, then delete it.`;

/** Rounded to the millisecond, because durations are measured with fractions of milliseconds. */
const inSeconds = (ms: number): number => Math.round(ms) / 1_000;

const shown = ({ at, readyMs, ...rest }: HistoryEntry): object => ({
  at: new Date(at).toISOString(),
  ...rest,
  ...(readyMs !== undefined && { readySeconds: inSeconds(readyMs) }),
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
    readySeconds: readyMs === undefined ? '' : String(inSeconds(readyMs)),
    end,
    failure: failure ?? '',
  };
}

/**
 * RFC 4180. A cell that a spreadsheet would take for a formula gets a leading apostrophe. Cells that already look
 * escaped get one too, so that every cell can be read back.
 */
function csvCell(text: string): string {
  const harmless = /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
