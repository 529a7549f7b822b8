import { fireEvent, screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { Eula, ProfileDetails } from '../../../src/shared/workstations/workstation.ts';
import { later } from '../../support/window/fake-bridge.ts';
import {
  accept,
  choose,
  eulas,
  images,
  openForm,
  profiles,
} from '../support/new-workstation-form.ts';
import { button, press, settle } from '../support/open-window.ts';

test('the buttons are there before choices and agreements arrive, and nothing is created until then', async () => {
  const [details, read] = [later<ProfileDetails>(), later<Eula[]>()];
  const { inputsOf } = await openForm({
    profiles: { details: details.call, eulas: read.call },
  });
  const shown = () => [
    ...screen
      .queryAllByRole('combobox')
      .map((one) => (one as HTMLSelectElement).labels[0]?.textContent),
    ...screen
      .queryAllByRole('checkbox')
      .map((one) => (one as HTMLInputElement).labels?.[0]?.textContent),
  ];
  const buttons = [button('Cancel'), button('Create')];
  const status = within(document.querySelector('form')!).getByRole('status');
  expect([shown(), isCreateDisabled()]).toEqual([['Profile'], true]);
  expect(status.textContent).toBe('Loading the options of North Pier Films');
  await press('Create');
  details.answer({ profile: profiles[0]!, images });
  await settle();
  const fields = ['Profile', 'Type', 'Image', 'Connect when ready'];
  expect([shown(), isCreateDisabled()]).toEqual([fields, true]);
  await press('Create');
  read.answer([]);
  await settle();
  expect([shown(), isCreateDisabled()]).toEqual([fields, false]);
  expect([button('Cancel'), button('Create')]).toEqual(buttons);
  expect(inputsOf('launches.create')).toEqual([]);
});

/** A call that is answered by hand, once for each time it is called. */
function byHand<T>() {
  const asked: ReturnType<typeof later<T>>[] = [];
  const call = () => {
    const reply = later<T>();
    asked.push(reply);
    return reply.call();
  };
  return { call, asked };
}
/** The DOM of these tests has no attribute for the property. */
const isInert = (one: HTMLElement | null): boolean =>
  one !== null && (one.inert || isInert(one.parentElement));
const isCreateDisabled = () => button('Create').getAttribute('aria-disabled') === 'true';

test('the form keeps its shape while the options of another profile are read', async () => {
  const [details, read] = [byHand<ProfileDetails>(), byHand<Eula[]>()];
  const { inputsOf } = await openForm({ profiles: { details: details.call, eulas: read.call } });
  details.asked[0]!.answer({ profile: profiles[0]!, images });
  await settle();
  read.asked[0]!.answer([eulas[2]!]);
  await settle();
  const status = within(document.querySelector('form')!).getByRole('status');
  const kept = [
    screen.getByLabelText('Type'),
    screen.getByLabelText('Image'),
    screen.getByLabelText('Connect when ready'),
    screen.getByRole('group', { name: 'Terms of the studio' }),
    button('Cancel'),
    button('Create'),
  ];
  expect([status.textContent.trim(), isCreateDisabled()]).toEqual(['', false]);

  await choose('Profile', 'profile-2');
  expect(kept.map((one) => one.isConnected)).toEqual(kept.map(() => true));
  expect(kept.map(isInert)).toEqual([true, true, false, true, false, false]);
  expect([status.textContent.trim(), isCreateDisabled()]).toEqual(['Loading', true]);
  await press('Create');
  // A choice of the profile before is ignored.
  await choose('Image', 'image-2');
  await press('Create');
  expect(inputsOf('launches.create')).toEqual([]);

  const layoutImages = [{ id: 'image-3', name: 'Ubuntu', eulas: ['eula-2'] }];
  details.asked[1]!.answer({ profile: profiles[1]!, images: layoutImages });
  await settle();
  await press('Create');
  expect(inputsOf('launches.create')).toEqual([]);
  expect([status.textContent.trim(), isCreateDisabled()]).toEqual(['Loading', true]);
  expect(button('Create')).toBe(kept.at(-1));
  read.asked[1]!.answer([]);
  await settle();
  expect([status.textContent.trim(), isCreateDisabled()]).toEqual(['', false]);
  await press('Create');
  expect(inputsOf('launches.create')).toMatchObject([
    { profile: 'profile-2', image: 'image-3', instanceType: 'g4dn.xlarge' },
  ]);
});

test('agreements that arrive after another profile was chosen are not those of its request', async () => {
  const [details, read] = [byHand<ProfileDetails>(), byHand<Eula[]>()];
  const { inputsOf } = await openForm({ profiles: { details: details.call, eulas: read.call } });
  details.asked[0]!.answer({ profile: profiles[0]!, images });
  await settle();
  await choose('Profile', 'profile-2');
  read.asked[0]!.answer([]);
  await settle();
  const create = screen.queryByRole('button', { name: 'Create' });
  if (create !== null) await fireEvent.click(create);
  await settle();
  expect(inputsOf('launches.create')).toEqual([]);
});

test('an agreement that was accepted for another image is accepted again', async () => {
  const shared = images.map((one) => ({ ...one, eulas: ['eula-1'] }));
  await openForm({}, { images: shared });
  await accept('Terms of the tool');
  await choose('Image', 'image-2');
  expect(screen.getByLabelText<HTMLInputElement>('I accept Terms of the tool').checked).toBe(false);
});

test('a profile that cannot be read leaves no choices of the one before', async () => {
  const details = byHand<ProfileDetails>();
  const { inputsOf } = await openForm({ profiles: { details: details.call } });
  details.asked[0]!.answer({ profile: profiles[0]!, images: [images[1]!] });
  await settle();
  const create = button('Create');
  await choose('Profile', 'profile-2');
  details.asked[1]!.fail({ code: 'quota' });
  await settle();
  expect(screen.queryByLabelText('Type')).toBeNull();
  await press('Create');
  expect(inputsOf('launches.create')).toEqual([]);
  await press('Try again');
  expect(button('Create')).toBe(create);
  expect(isCreateDisabled()).toBe(true);
});

test('agreements that are accepted late do not replace those of another profile', async () => {
  const accepting = later<undefined>();
  const { inputsOf } = await openForm({
    profiles: { acceptEulas: accepting.call },
    launches: { create: later<never>().call },
  });
  await accept('Terms of the tool');
  await accept('Terms of the image');
  await press('Create');
  await choose('Profile', 'profile-2');
  accepting.answer(undefined);
  await settle();
  expect(screen.queryByRole('group', { name: 'Terms of the tool' })).toBeNull();
  expect(inputsOf('launches.create')).toMatchObject([{ profile: 'profile-1', image: 'image-1' }]);
});

test('options that arrive after another profile was chosen are ignored', async () => {
  const details = byHand<ProfileDetails>();
  const { inputsOf } = await openForm({ profiles: { details: details.call } });
  await choose('Profile', 'profile-2');
  await choose('Profile', 'profile-1');
  details.asked[2]!.answer({ profile: profiles[0]!, images: [images[1]!] });
  details.asked[1]!.answer({ profile: profiles[1]!, images: [] });
  await settle();
  await press('Create');
  expect(inputsOf('launches.create')).toMatchObject([
    { profile: 'profile-1', image: 'image-2', instanceType: 'g5.2xlarge' },
  ]);
});
