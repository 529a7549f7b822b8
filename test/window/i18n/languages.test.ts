import { screen, within } from '@testing-library/svelte';
import { settled } from 'svelte';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { followLanguage } from '../../../src/renderer/i18n/languages.ts';
import { locale, t, setLocale } from '../../../src/renderer/i18n/locale.svelte.ts';
import type { Finding } from '../../../src/shared/base/check.ts';
import type { LanguageMessages } from '../../../src/shared/languages/language-messages.ts';
import { english } from '../../../src/shared/languages/message-loaders.ts';
import { localeQuery } from '../../../src/shared/languages/locale-preference.ts';
import { DEFAULT_PREFERENCES, type Language } from '../../../src/shared/settings/preferences.ts';
import { createFakeBridge, launchAt, northPier } from '../../support/window/fake-bridge.ts';
import { isPseudo, pseudo } from '../../support/window/pseudo.ts';
import { openDetails, openWindow, press, settle } from '../support/open-window.ts';

const added = vi.spyOn(window, 'addEventListener');
afterEach(() => {
  vi.useRealTimers();
  setLocale(english);
  // A page follows the browser's languages as long as it exists, so one test would change the
  // language of the next.
  for (const [type, listener] of added.mock.calls)
    if (type === 'languagechange') window.removeEventListener(type, listener);
  added.mockClear();
});
afterAll(() => {
  added.mockRestore();
});

/** Texts on screen and those that are read aloud, each separately. */
function textsOnScreen(): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode() !== null) texts.push(walker.currentNode.textContent ?? '');
  for (const element of document.body.querySelectorAll('*'))
    for (const name of ['aria-label', 'placeholder', 'title'])
      texts.push(element.getAttribute(name) ?? '');
  return texts.map((text) => text.trim()).filter((text) => /\p{L}{2}/u.test(text));
}

/** The remaining English: everything except names, ids, codes, keys and what `Intl` writes. */
const leftInEnglish = () =>
  textsOnScreen().filter(
    (text) =>
      !isPseudo(text) &&
      !FACTS.has(text) &&
      !/[A-Z0-9]+[_:.-][\w:.-]+|^[a-z.]+$|^Ctrl\+/.test(text),
  );
const FACTS = new Set(['Stagedoor', 'North Pier Films', 'north-pier', 'Comp 07', 'comp-07']);

const workstation = {
  id: 'comp-07',
  studio: 'us-west-2:studio-1',
  name: 'Comp 07',
  state: 'STOPPED',
  ownedBy: 'm.okafor',
  statusCode: 'INSUFFICIENT_CAPACITY',
};
const findings: Finding[] = [
  { name: 'service', found: 'studios', count: 2 },
  { name: 'clock', found: 'clock-off', minutes: 9 },
];
const open = () => {
  // The clock is fixed, so that only the language changes what is on screen.
  vi.useFakeTimers({ toFake: ['Date'] });
  return openWindow(
    {
      connections: [northPier],
      workstations: [workstation],
      launches: [
        launchAt('waiting'),
        launchAt('failed', {
          launch: '00000000-0000-4000-8000-000000000002' as never,
          failure: { code: 'stream-gone', state: 'DELETED' },
        }),
      ],
    },
    { connections: { test: async () => ({ ok: true, value: findings }) } },
  );
};

test('changing the language changes all texts at once, and changing it back restores them', async () => {
  const { push } = await open();
  push.notices([{ id: 'keys-this-run', about: 'keys-this-run' }]);
  await press('Details');
  await press('Test');
  const before = document.body.innerHTML;
  setLocale(pseudo());
  await settled();
  expect(leftInEnglish()).toEqual([]);
  expect(textsOnScreen().length).toBeGreaterThan(60);
  setLocale(english);
  await settled();
  expect(document.body.innerHTML).toBe(before);
});

test.each(['favorites', 'history'] as const)(
  'the page of %s changes its language too',
  async (page) => {
    await open();
    await press(t().sidebar[page]);
    setLocale(pseudo());
    await settled();
    expect(leftInEnglish()).toEqual([]);
  },
);

test('a form keeps its input when the language changes', async () => {
  await open();
  await press('Add a connection');
  const name = screen.getByLabelText<HTMLInputElement>('Name');
  name.value = 'Wave';
  name.dispatchEvent(new Event('input', { bubbles: true }));
  setLocale(pseudo());
  await settled();
  expect(leftInEnglish()).toEqual([]);
  expect(screen.getByLabelText<HTMLInputElement>(pseudo().messages.forms.fields.name).value).toBe(
    'Wave',
  );
});

test('an open dialog changes its language too', async () => {
  await open();
  await openDetails(screen.getByRole('region', { name: 'Workstations' }));
  setLocale(pseudo());
  await settled();
  const dialog = screen.getByRole('dialog');
  expect(within(dialog).getByText(pseudo().messages.workstation.facts.owner)).toBeDefined();
  expect(leftInEnglish()).toEqual([]);
});

test('the open menu of a workstation changes its language too, and still acts', async () => {
  await open();
  const region = screen.getByRole('region', { name: 'Workstations' });
  await press('More', region);
  setLocale(pseudo());
  await settled();
  const menu = screen.getByRole('menu');
  const entries = within(menu).getAllByRole('menuitem');
  expect(entries.map(({ textContent }) => textContent).filter((text) => !isPseudo(text))).toEqual(
    [],
  );
  expect(leftInEnglish()).toEqual([]);
  within(menu).getByRole('menuitem', { name: t().buttons.details }).click();
  await settle();
  expect(screen.getByRole('dialog')).toBeDefined();
});

test('the page states its language and text direction', () => {
  setLocale(pseudo('rtl'));
  expect(document.documentElement.lang).toBe('en-XA');
  expect(document.documentElement.dir).toBe('rtl');
  setLocale(english, 'en-GB');
  expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['en', 'ltr']);
  expect(locale()).toBe('en-GB');
});

const french = async (): Promise<LanguageMessages> => ({ ...pseudo(), language: 'fr' });

/** A browser that prefers these languages, and a way to change that. */
function preferring(...languages: string[]) {
  const reader = { languages: languages as readonly string[] };
  return {
    reader,
    async prefer(...others: string[]) {
      reader.languages = others;
      window.dispatchEvent(new Event('languagechange'));
      await settle();
    },
  };
}

test('the browser’s preferred language is used, also when it changes, and English if it is unknown', async () => {
  const { reader, prefer } = preferring('en-GB');
  await followLanguage({ reader, languages: { fr: french } });
  expect([t(), locale()]).toEqual([english.messages, 'en-GB']);
  await prefer('fr-CA', 'en');
  expect([isPseudo(t().general.loading), locale()]).toEqual([true, 'fr-CA']);
  expect(document.documentElement.lang).toBe('fr');
  await prefer('tlh');
  expect([t(), locale()]).toEqual([english.messages, 'en']);
});

test('a language that cannot be loaded falls back to English', async () => {
  const { reader } = preferring('fr');
  await followLanguage({
    reader,
    languages: { fr: () => Promise.reject(new Error('gone')) },
  });
  expect([t(), locale()]).toEqual([english.messages, 'en']);
});

test('of two choices, the later one is used, even if the earlier one finishes loading after it', async () => {
  const { reader, prefer } = preferring('en');
  let finishLoading: (language: LanguageMessages) => void = () => {};
  const slow = new Promise<LanguageMessages>((resolve) => {
    finishLoading = resolve;
  });
  await followLanguage({ reader, languages: { fr: () => slow } });
  await prefer('fr');
  await prefer('en');
  finishLoading({ ...pseudo(), language: 'fr' });
  await settle();
  expect(t()).toEqual(english.messages);
});

test('the chosen language is used from the start, with the regional format of the system', async () => {
  const query = localeQuery({ preference: 'fr', system: ['de-AT', 'fr-CH', 'fr'] });
  await followLanguage({ query, languages: { fr: french } });
  expect([document.documentElement.lang, locale()]).toEqual(['fr', 'fr-CH']);
});

test('a changed preference takes effect at once and overrides the system', async () => {
  const { bridge } = createFakeBridge();
  const { reader } = preferring('en-GB');
  await followLanguage({ reader, preferences: bridge.preferences, languages: { fr: french } });
  await settle();
  const prefer = async (language: Language) => {
    await bridge.preferences.set({ language });
    await settle();
    return [document.documentElement.lang, locale()];
  };
  expect(await prefer('fr')).toEqual(['fr', 'fr']);
  expect(await prefer('system')).toEqual(['en', 'en-GB']);
});

test('a preference that was not in the page address takes effect when the main process reports it', async () => {
  const { bridge } = createFakeBridge({
    preferences: { values: { ...DEFAULT_PREFERENCES, language: 'fr' }, locked: ['language'] },
  });
  await followLanguage({ preferences: bridge.preferences, languages: { fr: french } });
  await settle();
  expect(document.documentElement.lang).toBe('fr');
});
