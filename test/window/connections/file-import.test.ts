import { createEvent, fireEvent, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { IMPORT_MAX_BYTES } from '../../../src/shared/connections/import-limit.ts';
import { northPier } from '../../support/window/fake-bridge.ts';
import { button, field, openWindow, press, settle, type } from '../support/open-window.ts';

const question = {
  id: '00000000-0000-4000-8000-000000000009',
  connection: northPier.id,
  connectionName: northPier.name,
  owner: 'user' as const,
  session: 'one',
};
const DESK =
  '[connect]\nhost=desk4.example\nuser=ada\nweburlpath=/desk\nquicport=9445\ncertificatevalidationpolicy=strict\n';
const ROOM = '[connect]\nhost=room7.example\n';

/** A file as a browser provides it. jsdom's own files cannot be read. */
const fileOf = (name: string, text: string, size = text.length) =>
  ({ name, size, arrayBuffer: async () => new TextEncoder().encode(text).buffer }) as const;
type FakeFile = ReturnType<typeof fileOf>;

/**
 * Drags these files over an element or drops them there. Returns whether the default action was
 * prevented, and the drop effect.
 */
async function drag(
  what: 'dragOver' | 'drop',
  files: readonly FakeFile[],
  on: Element = document.body,
) {
  const event = createEvent[what](on);
  const dataTransfer = {
    items: files.length > 0 ? files.map(() => ({ kind: 'file' })) : [{ kind: 'string' }],
    files,
    dropEffect: '',
  };
  Object.defineProperty(event, 'dataTransfer', { value: dataTransfer });
  await fireEvent(on, event);
  await settle();
  return { isPrevented: event.defaultPrevented, effect: dataTransfer.dropEffect };
}
const drop = (...files: readonly FakeFile[]) => drag('drop', files);

async function paste(text: string, on: Element = document.body) {
  const event = createEvent.paste(on);
  Object.defineProperty(event, 'clipboardData', { value: { getData: () => text, files: [] } });
  await fireEvent(on, event);
  await settle();
}
const target = () => screen.queryByText('Drop the file to add a connection');
const formIsOpen = () =>
  screen.queryByRole('heading', { name: 'Add a connection', level: 1 }) !== null;

test('a file dropped on any page opens the form with its content', async () => {
  await openWindow({ connections: [northPier] });
  expect(target()).toBeNull();
  const over = await drag('dragOver', [fileOf('Desk 4.dcv', DESK)]);
  expect(over).toEqual({ isPrevented: true, effect: 'copy' });
  expect(target()).not.toBeNull();
  expect(await drop(fileOf('Desk 4.dcv', DESK))).toMatchObject({ isPrevented: true });
  expect(target()).toBeNull();
  expect(formIsOpen()).toBe(true);
  expect(field('Host').value).toBe('desk4.example');
  expect(field('Name').value).toBe('Desk 4');
  expect(screen.getByText('Filled in from Desk 4.dcv.')).toBeDefined();
  expect(document.activeElement).toBe(screen.getByRole('radio', { checked: true }));
});

test('a second file starts from an empty form, without the content of the first one', async () => {
  const opened = await openWindow({ connections: [northPier] });
  await drop(fileOf('Desk 4.dcv', DESK));
  await type(/^CA file/, '/etc/desk.pem');
  await drop(fileOf('Room 7.dcv', ROOM));
  await press('Discard');
  await press('Add connection');
  expect(opened.inputsOf('connections.add')).toEqual([
    { kind: 'direct', name: 'Room 7', host: 'room7.example', port: 8443, session: 'console' },
  ]);
});

test.each([
  ['several files', [fileOf('a.dcv', DESK), fileOf('b.dcv', ROOM)], 'Add one file at a time.'],
  ['another type', [fileOf('picture.png', 'x')], 'This is not a .dcv or .json file.'],
  ['a large file', [fileOf('a.dcv', '', 3 * IMPORT_MAX_BYTES)], 'The file is larger than 64 KiB.'],
  [
    'long text',
    [fileOf('a.json', `{${' '.repeat(IMPORT_MAX_BYTES)}`)],
    'The file is larger than 64 KiB.',
  ],
  [
    'a file in Latin-1',
    [
      {
        ...fileOf('Desk.dcv', ''),
        arrayBuffer: async () => Uint8Array.of(0x72, 0x65, 0x6e, 0xe9).buffer,
      },
    ],
    'The file is not UTF-8 text. Save it as UTF-8.',
  ],
  ['no connection', [fileOf('a.json', '[]')], /neither a DCV connection file nor/],
  [
    'a practice connection',
    [fileOf('a.json', '{ "name": "Try it", "kind": "practice" }')],
    'A practice connection cannot be added from a file.',
  ],
])('%s: the form opens and shows why nothing was imported', async (_, files, words) => {
  const opened = await openWindow({ connections: [northPier] });
  await drop(...files);
  expect(formIsOpen()).toBe(true);
  expect(screen.getByText(words)).toBeDefined();
  expect(opened.inputsOf('connections.add')).toEqual([]);
});

test('a file that cannot be imported keeps the input of the form, and its error is gone in the next form', async () => {
  await openWindow({ connections: [northPier] });
  await press('Add a connection');
  await type('Name', 'South Pier');
  await drop(fileOf('picture.png', 'x'));
  expect(field('Name').value).toBe('South Pier');
  expect(screen.getByText('This is not a .dcv or .json file.')).toBeDefined();
  await press('Cancel');
  await press('Add a connection');
  expect(screen.queryByText('This is not a .dcv or .json file.')).toBeNull();
});

test('dropped text does nothing, and a file that is dropped behind a question opens no form', async () => {
  const { push } = await openWindow({ connections: [northPier] });
  expect(await drag('drop', [])).toEqual({ isPrevented: true, effect: 'none' });
  push.question(question);
  await settle();
  expect(await drag('dragOver', [fileOf('Desk 4.dcv', DESK)])).toEqual({
    isPrevented: true,
    effect: 'none',
  });
  await drop(fileOf('Desk 4.dcv', DESK));
  expect(target()).toBeNull();
  push.question(null);
  await settle();
  expect(formIsOpen()).toBe(false);
});

test('the pasted text of a connection opens the form, unless it is pasted into a field', async () => {
  await openWindow({ connections: [northPier] });
  await paste(JSON.stringify({ kind: 'direct', name: 'Desk 4', host: 'desk4.example' }));
  expect(field('Host').value).toBe('desk4.example');
  expect(screen.getByText('Filled in from the text that you pasted.')).toBeDefined();
  await paste(ROOM, field('Name'));
  expect(field('Host').value).toBe('desk4.example');
  await paste(ROOM, button('Choose a file'));
  expect(field('Host').value).toBe('room7.example');
});

test('text can be dragged into a field', async () => {
  await openWindow({ connections: [northPier] });
  await press('Add a connection');
  expect(await drag('drop', [], field('Name'))).toMatchObject({ isPrevented: false });
});

test('a file can be chosen on the first page and fills in the form', async () => {
  await openWindow({});
  const chooser = screen.getByLabelText('Choose a file', { selector: 'input' });
  await fireEvent.change(chooser, { target: { files: [fileOf('Desk 4.dcv', DESK)] } });
  await settle();
  expect(formIsOpen()).toBe(true);
  expect(screen.getByText('Filled in from Desk 4.dcv.')).toBeDefined();
});
