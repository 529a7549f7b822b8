import { render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import PracticeViewer from '../../../src/renderer/practice/practice-viewer.svelte';
import type { Reply } from '../../../src/shared/ipc/message.ts';
import { settle, textOf } from '../support/open-window.ts';

type Rows = { name: string; value: string }[];
const answer = (reply: Reply<Rows>) => Promise.resolve(reply);

test('the practice viewer shows what it received and says that it replaces the DCV viewer', async () => {
  const rows = [
    { name: 'host', value: '127.0.0.1' },
    { name: 'authtoken', value: '(masked)' },
  ];
  render(PracticeViewer, { received: answer({ ok: true, value: rows }) });
  await settle();
  expect(screen.getByRole('heading', { level: 1, name: 'Practice desktop' })).toBeDefined();
  expect(screen.getByText(/replaces the DCV viewer/)).toBeDefined();
  expect(screen.getAllByRole('term').map(textOf)).toEqual(['host', 'authtoken']);
  expect(screen.getAllByRole('definition').map(textOf)).toEqual(['127.0.0.1', '(masked)']);
});

test('the practice viewer reports that it could not read what it received', async () => {
  render(PracticeViewer, { received: answer({ ok: false, failure: { code: 'bug' } }) });
  await settle();
  expect(screen.getByText(/Something went wrong in Stagedoor/)).toBeDefined();
});
