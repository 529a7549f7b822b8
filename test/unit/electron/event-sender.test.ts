import type { WebContents } from 'electron';
import { expect, it } from 'vitest';
import { createEventSender } from '../../../src/main/electron/event-sender.ts';
import { recordingLog } from '../../support/machine/machine.ts';

const notice = { id: 'link', about: 'link', failure: { code: 'bug' } } as const;

function createSender(isOpen = true) {
  const sent: unknown[][] = [];
  const { log, lines } = recordingLog();
  // Only `send` is called.
  const window = { send: (...all: unknown[]) => void sent.push(all) } as unknown as WebContents;
  return { send: createEventSender(() => (isOpen ? window : undefined), log), sent, lines };
}

it('an event in the contract is sent to the window', () => {
  const { send, sent, lines } = createSender();
  send('app', 'noticesChanged', [notice]);
  expect(sent).toEqual([['stagedoor:app.noticesChanged', [notice]]]);
  expect(lines).toEqual([]);
});

it('an event with an undeclared field is not sent, and only its name is logged', () => {
  const { send, sent, lines } = createSender();
  const more = { ...notice, url: 'https://pier.example/?authToken=kept-to-itself' };
  send('app', 'noticesChanged', [more]);
  expect(sent).toEqual([]);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('app.noticesChanged');
  expect(lines[0]).not.toContain('kept-to-itself');
});

it('no event is sent while no window is open', () => {
  const { send, sent, lines } = createSender(false);
  send('app', 'noticesChanged', [notice]);
  expect(sent).toEqual([]);
  expect(lines).toEqual([]);
});

it('an event with a list that is too long is not sent, and its items are not read', () => {
  const { send, sent, lines } = createSender();
  let reads = 0;
  const item = {
    studio: 's',
    get id() {
      reads += 1;
      return 'comp-07';
    },
  };
  const items = Array.from({ length: 20_001 }, () => item);
  send('workstations', 'page', { request: '00000000-0000-4000-8000-000000000001', items });
  expect({ sent, reads }).toEqual({ sent: [], reads: 0 });
  expect(lines[0]).toContain('workstations.page');
});
