import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folder = new URL('../../../../src/shared/languages/messages/', import.meta.url);

/** The messages of a file, as they are written, without those that only describe others. */
function messagesOf(file: string): readonly (readonly [string, string])[] {
  const entries = Object.entries(
    JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Record<string, unknown>,
  );
  return entries.filter(
    (entry): entry is [string, string] => !entry[0].startsWith('@') && typeof entry[1] === 'string',
  );
}

/** What docs/translating.md does not allow in a Japanese or a Chinese text. */
const FAULTS: readonly (readonly [fault: string, RegExp])[] = [
  [
    'half-width punctuation',
    /[\u3040-\u30ff\u4e00-\u9fff][,:;?!()]|[,:;?!()][\u3040-\u30ff\u4e00-\u9fff]/,
  ],
  [
    'no space next to Latin letters and digits',
    /[\u3040-\u30ff\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u3040-\u30ff\u4e00-\u9fff]/,
  ],
  ['a space next to full-width punctuation', / [（）「」：，。、]|[（）「」：，。、] /],
  [
    'a number apart from its counter',
    /(?:\}|(?<![\w.-])\d+) (?:[回秒分台件人桁つ次个项位]|時間|小时)/,
  ],
];
const LANGUAGES: readonly (readonly [file: string, faults: typeof FAULTS])[] = [
  [
    'ja.arb',
    [
      ...FAULTS,
      ['other quotation marks', /[“”『』]/],
      [
        'a loanword without its final long vowel mark',
        /(サーバ|コンピュータ|ビューア|ユーザ|フォルダ|ブラウザ|ブローカ|モニタ)(?!ー)/,
      ],
    ],
  ],
  [
    'zh.arb',
    [...FAULTS, ['the reader is addressed', /[您你]/], ['other quotation marks', /[「」『』]/]],
  ],
];

describe.each(LANGUAGES)('the texts of %s', (file, faults) => {
  it.each(faults)('have no fault: %s', (_, fault) => {
    expect(messagesOf(file).filter(([, text]) => fault.test(text))).toEqual([]);
  });
});

it.each(['de.arb', 'es.arb', 'fr.arb', 'ja.arb', 'zh.arb'])(
  'each plural of the English texts is also in %s, so that numbers are formatted',
  (file) => {
    const counted = new Map(
      messagesOf('en.arb').map(([key, text]) => [key, text.match(/\w+, plural/g) ?? []]),
    );
    const lost = messagesOf(file).filter(([key, text]) =>
      counted.get(key)?.some((count) => !text.includes(count)),
    );
    expect(lost).toEqual([]);
  },
);
