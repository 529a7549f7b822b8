import { fireEvent, screen, within } from '@testing-library/svelte';
import { northPier, type FakeDeps } from '../../support/window/fake-bridge.ts';
import { openWindow, press, settle, type } from '../support/open-window.ts';

type Answers = Parameters<typeof openWindow>[1];

/** The form for a new connection, filled in except for its sign-in, which is `source`. */
export async function openSignInForm(source: string, deps: FakeDeps = {}, answers: Answers = {}) {
  const opened = await openWindow({ connections: [northPier], ...deps }, answers);
  await press('Add a connection');
  await type('Endpoint', 'https://studio.example');
  await type('Name', 'South Pier');
  await choose('Region', 'eu-west-2');
  await tick(source);
  return { ...opened, sent: () => opened.inputsOf('connections.add') };
}

export async function choose(label: string, value: string): Promise<void> {
  await fireEvent.change(screen.getByLabelText(label), { target: { value } });
  await settle();
}

export async function tick(label: string): Promise<void> {
  await fireEvent.click(screen.getByLabelText(label));
  await settle();
}

export const options = (label: string) =>
  within(screen.getByLabelText(label)).getAllByRole<HTMLOptionElement>('option');
