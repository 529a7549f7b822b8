import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { LinkQuestion } from '../../../src/shared/ipc/contract.ts';
import { withoutQuotes } from '../../../src/renderer/links/link-text.ts';
import { launchAt, northPier, practice } from '../../support/window/fake-bridge.ts';
import { button, escape, openWindow, press, settle, textOf } from '../support/open-window.ts';

const question: LinkQuestion = {
  id: '00000000-0000-4000-8000-000000000003',
  connection: northPier.id,
  connectionName: 'North Pier Films',
  owner: 'user',
  address: 'dcv.pier.example',
  session: 'session-comp-07',
  studio: 'us-west-2:studio-1',
};
const open = () => openWindow({ connections: [practice, northPier], question });
/** Waits until the question has been open for as long as required. */
const waitUntilEnabled = () =>
  waitFor(() => {
    expect(button('Connect').getAttribute('aria-disabled')).toBe('false');
  });
const dialog = () => screen.queryByRole('dialog');

test('the question shows all names that the link contains, and the focus is on Cancel', async () => {
  await open();
  expect(
    screen.getByRole('dialog', { name: 'A link wants to connect you to “North Pier Films”' }),
  ).toBeDefined();
  expect(screen.getByText('session-comp-07')).toBeDefined();
  expect(screen.getByText('us-west-2:studio-1')).toBeDefined();
  expect(document.activeElement).toBe(button('Cancel'));
});

test('Connect does nothing until the question has been visible and focused for a moment', async () => {
  const { inputsOf } = await open();
  await press('Connect', dialog()!);
  expect(inputsOf('links.answer')).toEqual([]);
  await waitUntilEnabled();
  await fireEvent.focus(window);
  await press('Connect', dialog()!);
  expect(inputsOf('links.answer')).toEqual([]);
  await waitUntilEnabled();
  await fireEvent(document, new Event('visibilitychange'));
  await press('Connect', dialog()!);
  expect(inputsOf('links.answer')).toEqual([]);
  await waitUntilEnabled();
  await press('Connect', dialog()!);
  expect(inputsOf('links.answer')).toHaveLength(1);
});

test('the question shows the address and the owner of the connection', async () => {
  await open();
  expect(screen.getByText('dcv.pier.example')).toBeDefined();
  expect(screen.getByText('you')).toBeDefined();
});

test('a name cannot end the quotation around it', async () => {
  const connectionName = 'North Pier” which you trust. “»';
  await openWindow({
    connections: [practice, northPier],
    question: { ...question, connectionName },
  });
  const title = screen.getByRole('dialog').querySelector('h2')?.textContent;
  expect(title).toBe('A link wants to connect you to “North Pier which you trust. ”');
});

test.each(Array.from('"\'`´¨“”„‟‘’‚‛«»‹›「」『』〝〞〟＂＇′″‴‵‶⁗ʹʺʼˮ˝״〃❛❜❝❞🙶🙷🙸()[]{}'))(
  'a name cannot end its quotation with %s',
  (mark) => {
    expect(withoutQuotes(`Pier${mark} you trust`)).toBe('Pier you trust');
  },
);

test.each(['North Pier', '東京 3', 'Show #7, Mo', 'a–b_c & d + e'])(
  'a plain name is quoted as it is: %s',
  (name) => {
    expect(withoutQuotes(name)).toBe(name);
  },
);

test('the name, state, owner and connected people of the workstation are shown with its ID', async () => {
  const workstation = { name: 'Comp 07', state: 'READY', ownedBy: 'm.okafor', connectedViewers: 2 };
  await openWindow({ connections: [practice, northPier], question: { ...question, workstation } });
  const text = textOf(dialog()!);
  expect(text).toContain('Comp 07 (session-comp-07)');
  expect(text).toContain('State Ready');
  expect(text).toContain('Owner m.okafor');
  expect(text).toContain('People connected 2');
});

test('a link to a stopped workstation asks whether to start it', async () => {
  const { inputsOf } = await openWindow({
    connections: [practice, northPier],
    question: { ...question, workstation: { name: 'Comp 07', state: 'STOPPED' } },
  });
  expect(screen.getByText('Comp 07 is stopped. Starting takes a few minutes.')).toBeDefined();
  await waitFor(() => {
    expect(button('Start and connect').getAttribute('aria-disabled')).toBe('false');
  });
  await press('Start and connect', dialog()!);
  expect(inputsOf('links.answer')).toEqual([
    { id: question.id, accept: true, remember: false, start: true },
  ]);
});

test('a link to a workstation whose viewer is open says so, and offers to reconnect', async () => {
  const { inputsOf } = await openWindow({
    connections: [practice, northPier],
    launches: [launchAt('opened', { session: question.session as never })],
    question: { ...question, studio: undefined, workstation: { name: 'Comp 07', state: 'READY' } },
  });
  expect(textOf(dialog()!)).toContain('State Open since');
  await waitFor(() => {
    expect(within(dialog()!).getByText('Reconnect').getAttribute('aria-disabled')).toBe('false');
  });
  await press('Reconnect', dialog()!);
  expect(inputsOf('links.answer')).toEqual([
    { id: question.id, accept: true, remember: false, reconnect: true },
  ]);
});

test('a link to a workstation that is being connected to shows how far that is', async () => {
  await openWindow({
    connections: [practice, northPier],
    launches: [launchAt('waiting', { session: question.session as never })],
    question: { ...question, studio: undefined, workstation: { name: 'Comp 07', state: 'READY' } },
  });
  expect(textOf(dialog()!)).toContain('State Preparing…');
  expect(button('Connect', dialog()!)).toBeDefined();
});

test('a button whose action has just changed does nothing yet', async () => {
  const { inputsOf, push } = await open();
  await waitUntilEnabled();
  push.question({ ...question, workstation: { state: 'STOPPED' } });
  await settle();
  await press('Start and connect', dialog()!);
  expect(inputsOf('links.answer')).toEqual([]);
  expect(dialog()).not.toBeNull();
});

test('Cancel declines the link', async () => {
  const { inputsOf } = await open();
  await press('Cancel');
  expect(inputsOf('links.answer')).toEqual([{ id: question.id, accept: false, remember: false }]);
  expect(dialog()).toBeNull();
});

test('Escape declines the link, and nothing is remembered', async () => {
  const { inputsOf } = await open();
  await fireEvent.click(screen.getByLabelText('Remember for this connection'));
  await escape(dialog()!);
  expect(inputsOf('links.answer')).toEqual([{ id: question.id, accept: false, remember: false }]);
  expect(dialog()).toBeNull();
});

test('Connect accepts the link, remembers it if requested, and shows its connection', async () => {
  const { inputsOf } = await open();
  await fireEvent.click(screen.getByLabelText('Remember for this connection'));
  await waitUntilEnabled();
  await press('Connect', dialog()!);
  expect(inputsOf('links.answer')).toEqual([{ id: question.id, accept: true, remember: true }]);
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('North Pier Films');
});

test('a question that arrives later opens, and one that is withdrawn closes', async () => {
  const { push, inputsOf } = await openWindow({ connections: [northPier] });
  expect(dialog()).toBeNull();
  push.question(question);
  await settle();
  expect(dialog()).not.toBeNull();
  push.question(null);
  await settle();
  expect(dialog()).toBeNull();
  expect(inputsOf('links.answer')).toEqual([]);
});

test('the choice to remember does not apply to the next question', async () => {
  const { push } = await open();
  await fireEvent.click(screen.getByLabelText('Remember for this connection'));
  push.question({ ...question, id: '00000000-0000-4000-8000-000000000004' });
  await settle();
  expect(screen.getByLabelText<HTMLInputElement>('Remember for this connection').checked).toBe(
    false,
  );
});

test('no form opens over the question', async () => {
  await open();
  await fireEvent.keyDown(window, { key: 'n', ctrlKey: true });
  await settle();
  expect(screen.queryByRole('heading', { name: 'Add a connection' })).toBeNull();
});
