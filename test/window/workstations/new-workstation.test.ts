import { fireEvent, screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { failing, later, launchAt, northPier, practice } from '../../support/window/fake-bridge.ts';
import { accept, choose, openForm, profiles } from '../support/new-workstation-form.ts';
import { button, describedBy, openWindow, press, settle } from '../support/open-window.ts';

const target = { connection: 'north-pier', studio: 'us-west-2:studio-1' };

test('a connection without profiles offers no new workstation', async () => {
  await openWindow({ connections: [northPier] });
  expect(screen.queryByRole('button', { name: 'New workstation' })).toBeNull();
});

test('the profiles of the only studio are requested if the connection names none', async () => {
  const { inputsOf } = await openWindow({
    connections: [practice],
    studios: [{ id: 'studio-9' }],
    profiles,
  });
  expect(inputsOf('profiles.list')).toEqual([
    { connection: 'practice-studio', studio: 'studio-9' },
  ]);
  expect(button('New workstation')).toBeDefined();
});

test('the form offers the usable profiles, and the options of the chosen one', async () => {
  await openForm();
  const options = (label: string) =>
    within(screen.getByLabelText(label))
      .getAllByRole('option')
      .map((one) => one.textContent);
  expect(document.activeElement).toBe(screen.getByLabelText('Profile'));
  expect(options('Profile')).toEqual(['Compositing', 'Layout']);
  expect(describedBy(screen.getByLabelText('Profile'))).toBe('For Nuke.');
  expect(options('Type')).toEqual(['g5.2xlarge', 'g5.4xlarge']);
  expect(options('Image')).toEqual(['Rocky', 'Windows']);
  await choose('Profile', 'profile-2');
  expect(options('Type')).toEqual(['g4dn.xlarge']);
  expect(screen.queryByLabelText('Image')).toBeNull();
});

test('a workstation without agreements is created as chosen', async () => {
  const { inputsOf } = await openForm();
  await choose('Type', 'g5.4xlarge');
  await choose('Image', 'image-2');
  await fireEvent.click(screen.getByLabelText('Connect when ready'));
  await press('Create');
  expect(inputsOf('profiles.acceptEulas')).toEqual([]);
  expect(inputsOf('launches.create')).toEqual([
    {
      ...target,
      profile: 'profile-1',
      image: 'image-2',
      instanceType: 'g5.4xlarge',
      connect: false,
      idempotencyKey: expect.stringMatching(/^[\da-f-]{36}$/) as string,
    },
  ]);
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('North Pier Films');
});

const named = profiles.map((one) => ({ ...one, asks: ['name' as const] }));
const nameField = () => screen.getByLabelText<HTMLInputElement>(/^Name/);

test('a new workstation has a free name based on its profile, until another is entered', async () => {
  const workstations = [{ id: 'w-1', studio: target.studio, name: 'Layout 07', state: 'READY' }];
  const { inputsOf } = await openForm({}, { profiles: named, workstations });
  expect(nameField().value).toBe('Compositing 1');
  await choose('Profile', 'profile-2');
  expect(nameField().value).toBe('Layout 08');
  await fireEvent.input(nameField(), { target: { value: ' Dailies ' } });
  await choose('Profile', 'profile-1');
  expect(nameField().value).toBe(' Dailies ');
  await choose('Image', 'image-2');
  await press('Create');
  expect(inputsOf('launches.create')).toMatchObject([{ name: 'Dailies', profile: 'profile-1' }]);
});

test('an invalid name is reported and not sent, and an empty name is left out', async () => {
  const { inputsOf } = await openForm({}, { profiles: named });
  await choose('Image', 'image-2');
  await fireEvent.input(nameField(), { target: { value: 'a/b' } });
  await press('Create');
  expect(document.activeElement).toBe(nameField());
  expect(describedBy(nameField())).toContain('at most 64 characters');
  expect(inputsOf('launches.create')).toEqual([]);
  await fireEvent.input(nameField(), { target: { value: ' ' } });
  await press('Create');
  const [input] = inputsOf('launches.create');
  expect(input).not.toHaveProperty('name');
});

test('agreements can be read, as text in place or as a page that opens in the browser', async () => {
  const { inputsOf } = await openForm();
  const text = screen.getByRole('region', { name: 'Text of Terms of the tool' });
  expect(text.textContent).toBe('You agree to much.');
  expect(text.tabIndex).toBe(0);
  await press('Open the agreement (terms.example)');
  expect(inputsOf('profiles.openEula')).toEqual([{ ...target, eula: 'eula-2' }]);
  const known = screen.getByRole('group', { name: 'Terms of the studio' });
  expect(within(known).queryByRole('checkbox')).toBeNull();
});

test('nothing is created until each agreement is accepted, and the form focuses the missing one', async () => {
  const { inputsOf } = await openForm();
  await accept('Terms of the tool');
  await press('Create');
  expect(inputsOf('launches.create')).toEqual([]);
  const missing = screen.getByLabelText('I accept Terms of the image');
  expect(describedBy(missing)).toBe('To create this workstation, accept the agreement first.');
  expect(document.activeElement).toBe(missing);
});

test('only agreements that were not accepted yet are accepted before the workstation is created', async () => {
  const { calls, inputsOf } = await openForm();
  await accept('Terms of the tool');
  await accept('Terms of the image');
  await press('Create');
  expect(inputsOf('profiles.acceptEulas')).toEqual([{ ...target, eulas: ['eula-1', 'eula-2'] }]);
  const order = calls.map(({ name }) => name);
  expect(order.indexOf('profiles.acceptEulas')).toBeLessThan(order.indexOf('launches.create'));
  expect(inputsOf('launches.create')).toMatchObject([{ image: 'image-1', connect: true }]);
});

test('an agreement that cannot be accepted is reported, and nothing is created', async () => {
  const { inputsOf } = await openForm({ profiles: { acceptEulas: failing({ code: 'quota' }) } });
  await accept('Terms of the tool');
  await accept('Terms of the image');
  await press('Create');
  expect(screen.getByRole('alert').textContent).toContain('The quota is used up');
  expect(inputsOf('launches.create')).toEqual([]);
});

test('a repeated request has the same id; a form that is opened again has another', async () => {
  const { inputsOf } = await openForm({ launches: { create: failing({ code: 'quota' }) } });
  const requestIds = () =>
    (inputsOf('launches.create') as { idempotencyKey: string }[]).map(
      ({ idempotencyKey }) => idempotencyKey,
    );
  await choose('Image', 'image-2');
  await press('Create');
  await press('Try again');
  await press('Cancel');
  await press('New workstation');
  await choose('Image', 'image-2');
  await press('Create');
  const [first, second, third] = requestIds();
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});

test('a second click does not send the form twice', async () => {
  const reply = later<never>();
  const { inputsOf } = await openForm({ launches: { create: reply.call } });
  await choose('Image', 'image-2');
  await press('Create');
  await press('Create');
  expect(inputsOf('launches.create')).toHaveLength(1);
});

test('profile options that cannot be read are reported and read again on request', async () => {
  const { inputsOf } = await openForm({ profiles: { details: failing({ code: 'bug' }) } });
  expect(screen.getByRole('alert').textContent).toContain('Something went wrong in Stagedoor');
  expect(button('Create').getAttribute('aria-disabled')).toBe('true');
  await press('Try again');
  expect(inputsOf('profiles.details')).toHaveLength(2);
});

test('a launch from outside the page does not close the form', async () => {
  const { push } = await openForm();
  push.launches(launchAt('waiting'));
  await settle();
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('New workstation');
});
