import { fireEvent, screen } from '@testing-library/svelte';
import type { Bridge } from '../../../src/shared/ipc/contract.ts';
import type { Eula } from '../../../src/shared/workstations/workstation.ts';
import { northPier, type FakeDeps } from '../../support/window/fake-bridge.ts';
import { openWindow, press, settle } from './open-window.ts';

export const profiles = [
  {
    id: 'profile-1',
    name: 'Compositing',
    description: 'For Nuke.',
    canStop: true,
    instanceTypes: ['g5.2xlarge', 'g5.4xlarge'],
    images: ['image-1', 'image-2'],
  },
  { id: 'profile-2', name: 'Layout', canStop: true, instanceTypes: ['g4dn.xlarge'], images: [] },
  {
    id: 'profile-3',
    name: 'Broken',
    state: 'CREATE_FAILED',
    canStop: true,
    instanceTypes: [],
    images: [],
  },
];
export const images = [
  { id: 'image-1', name: 'Rocky', eulas: ['eula-1', 'eula-2', 'eula-3'] },
  { id: 'image-2', name: 'Windows', eulas: [] },
];
export const eulas: Eula[] = [
  { id: 'eula-1', name: 'Terms of the tool', accepted: false, content: 'You agree to much.' },
  { id: 'eula-2', name: 'Terms of the image', accepted: false, page: 'terms.example' },
  { id: 'eula-3', name: 'Terms of the studio', accepted: true, content: 'Known.' },
];
type Answers = { [Group in keyof Bridge]?: Partial<Bridge[Group]> };

/** Opens the form of the only connection. */
export async function openForm(answers: Answers = {}, deps: FakeDeps = {}) {
  const opened = await openWindow(
    { connections: [northPier], profiles, images, eulas, ...deps },
    answers,
  );
  await press('New workstation');
  return opened;
}
export const choose = async (label: string, value: string) => {
  await fireEvent.change(screen.getByLabelText(label), { target: { value } });
  await settle();
};
export const accept = (name: string) => fireEvent.click(screen.getByLabelText(`I accept ${name}`));
