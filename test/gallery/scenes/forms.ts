import type { Stores } from '../../../src/renderer/app/stores.ts';
import { t } from '../../../src/renderer/i18n/locale.svelte.ts';
import { failing, later } from '../../support/window/fake-bridge.ts';
import { checks } from '../findings.ts';
import type { Hands } from '../hands.ts';
import type { Scene } from '../scene.ts';
import { sampleStudio } from '../sample-studio.ts';

const kinds = ['nimble', 'session-manager', 'access-console', 'direct'] as const;
const open =
  (kind: (typeof kinds)[number]) =>
  async ({ navigation }: Pick<Stores, 'navigation'>, hands: Hands) => {
    navigation.add();
    await hands.tick(t().forms.kinds[kind].name);
  };

const filled = async (stores: Pick<Stores, 'navigation'>, hands: Hands) => {
  await open('direct')(stores, hands);
  await hands.type({ name: 'Colour suite', host: 'colour-01.northpier.example' });
  await hands.press(t().buttons.addConnection);
};
const trying = { connections: { try: later<never>().call } };

/** The forms: empty, with errors, during and after a test, and with a failed save. */
export const formScenes: readonly Scene[] = [
  ...kinds.flatMap((kind): readonly Scene[] => [
    {
      name: `form-${kind}`,
      data: sampleStudio,
      ...(kind === 'nimble' && { picture: true }),
      begin: (stores, _push, hands) => open(kind)(stores, hands),
    },
    {
      name: `form-${kind}-problems`,
      data: sampleStudio,
      begin: async (stores, _push, hands) => {
        await open(kind)(stores, hands);
        await hands.type(kind === 'direct' ? { port: 'many' } : { endpoint: 'http://nowhere' });
        await hands.press(t().buttons.addConnection);
      },
    },
  ]),
  {
    name: 'form-left',
    data: sampleStudio,
    begin: async (stores, _push, hands) => {
      await open('direct')(stores, hands);
      await hands.type({ name: 'Colour suite' });
      await hands.press(t().sidebar.history);
    },
  },
  {
    name: 'form-refused',
    data: sampleStudio,
    answers: { connections: { add: failing({ code: 'vault-locked' }) } },
    begin: (stores, _push, hands) => filled(stores, hands),
  },
  {
    name: 'form-testing',
    data: sampleStudio,
    answers: trying,
    begin: (stores, _push, hands) => filled(stores, hands),
  },
  {
    name: 'form-test-failed',
    data: { ...sampleStudio, tried: checks },
    begin: (stores, _push, hands) => filled(stores, hands),
  },
  {
    name: 'new-workstation',
    data: sampleStudio,
    picture: true,
    begin: (_stage, _push, { press }) => press(t().buttons.newWorkstation),
  },
  {
    name: 'new-workstation-loading',
    data: sampleStudio,
    answers: { profiles: { details: later<never>().call } },
    begin: (_stage, _push, { press }) => press(t().buttons.newWorkstation),
  },
  {
    name: 'new-workstation-agreements',
    data: sampleStudio,
    begin: async (_stage, _push, { press }) => {
      await press(t().buttons.newWorkstation);
      await press(t().buttons.create);
    },
  },
];
