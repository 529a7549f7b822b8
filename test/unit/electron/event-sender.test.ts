import type { WebContents } from 'electron';
import { expect, it } from 'vitest';
import { createEventSender } from '../../../src/main/electron/event-sender.ts';
import { recordingLog } from '../../support/machine/machine.ts';

const notice = { id: 'link', about: 'link', failure: { code: 'bug' } } as const;

function openNews(isOpen = true) {
  const sent: unknown[][] = [];
  const { log, lines } = recordingLog();
  // Sending is all that is asked of it.
  const window = { send: (...all: unknown[]) => void sent.push(all) } as unknown as WebContents;
  return { send: createEventSender(() => (isOpen ? window : undefined), log), sent, lines };
}

it('tells the window what the contract has a row for', () => {
  const { send, sent, lines } = openNews();
  send('app', 'noticesChanged', [notice]);
  expect(sent).toEqual([['stagedoor:app.noticesChanged', [notice]]]);
  expect(lines).toEqual([]);
});

it('keeps back news with a field that is not declared, and logs its name alone', () => {
  const { send, sent, lines } = openNews();
  const more = { ...notice, url: 'https://pier.example/?authToken=kept-to-itself' };
  send('app', 'noticesChanged', [more]);
  expect(sent).toEqual([]);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('app.noticesChanged');
  expect(lines[0]).not.toContain('kept-to-itself');
});

it('is heard by nobody while no window is open', () => {
  const { send, sent, lines } = openNews(false);
  send('app', 'noticesChanged', [notice]);
  expect(sent).toEqual([]);
  expect(lines).toEqual([]);
});

it('keeps back a list that is too long, without reading its items', () => {
  const { send, sent, lines } = openNews();
  let reads = 0;
  const item = {
    studio: 's',
    get id() {
      reads += 1;
      return 'comp-07';
    },
  };
  const items = Array.from({ length: 20_001 }, () => item);
  send('workstations', 'page', { reading: '00000000-0000-4000-8000-000000000001', items });
  expect({ sent, reads }).toEqual({ sent: [], reads: 0 });
  expect(lines[0]).toContain('workstations.page');
});
