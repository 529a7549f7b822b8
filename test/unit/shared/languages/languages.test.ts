import { describe, expect, it } from 'vitest';
import type {
  LanguageMessages,
  Messages,
} from '../../../../src/shared/languages/language-messages.ts';
import { messages as en } from '../../../../src/shared/languages/messages/en.arb';
import { english, translations } from '../../../../src/shared/languages/message-loaders.ts';
import { problemsOf } from '../../../support/messages-check.ts';
import { isPseudo, pseudo } from '../../../support/window/pseudo.ts';

const languages: readonly LanguageMessages[] = [
  english,
  ...(await Promise.all(Object.values(translations).map((read) => read()))),
];

describe.each(languages)('the language $language, $direction', ({ language, messages }) => {
  it('has exactly the messages of English, and uses every argument', () => {
    expect(problemsOf(messages, en)).toEqual([]);
  });

  it('is known to Intl', () => {
    expect(Intl.getCanonicalLocales(language)).toEqual([language]);
  });
});

describe('an incomplete language', () => {
  const { notices, launch } = en;

  it.each<[string, object, string]>([
    ['lacks a group', { ...en, notices: undefined }, 'notices is missing'],
    ['lacks a text', { ...en, launch: { ...launch, title: undefined } }, 'launch.title is missing'],
    ['has an additional text', { ...en, more: 'More' }, 'more is not in English'],
    ['has an empty text', { ...en, launch: { ...launch, title: '' } }, 'launch.title is empty'],
    [
      'has a text in place of a message with arguments',
      { ...en, launch: { ...launch, usually: 'usually' } },
      'launch.usually is of another kind',
    ],
    [
      'does not use an argument',
      {
        ...en,
        notices: {
          ...notices,
          'settings-damaged': { title: 'Damaged', advice: () => 'They were set aside.' },
        },
      },
      'notices.settings-damaged.advice does not tell keptAs',
    ],
    [
      'is empty for one of its counts',
      {
        ...en,
        launch: {
          ...launch,
          strip: {
            ...launch.strip,
            open: ({ count }: { count: number }) => (count === 1 ? '' : String(count)),
          },
        },
      },
      'launch.strip.open is empty',
    ],
  ])('is reported: it %s', (_, messages, problem) => {
    expect(problemsOf(messages, en)).toEqual([problem]);
  });
});

describe('the pseudo language', () => {
  const { messages } = pseudo();

  it('has accents and is longer, and keeps arguments', () => {
    expect(messages.general.loading).toBe('Lóádíng~~~');
    expect(messages.sidebar.version({ version: '0.1.0 beta' })).toMatch(/^Vérsíón 0\.1\.0 beta~+$/);
    const title = messages.notices['sign-in-ends'].title({
      time: '17:40',
      form: 'clock',
      hour: 17,
    });
    expect(title).toContain('17:40');
    expect(isPseudo(title)).toBe(true);
  });

  it('has the structure of every language', () => {
    const shape: Messages = messages;
    expect(Object.keys(shape)).toEqual(Object.keys(en));
  });

  it.each(['ltr', 'rtl'] as const)('has exactly the messages of English, %s', (direction) => {
    expect(problemsOf(pseudo(direction).messages, en)).toEqual([]);
  });
});
