import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { isResourceId } from '../../../../src/shared/base/ids.ts';
import { hasInvisible } from '../../../../src/shared/base/invisible.ts';
import { safeText } from '../../../../src/shared/base/safe-text.ts';
import { ConnectionName } from '../../../../src/shared/connections/connection.ts';
import { UserName } from '../../../../src/shared/connections/dcv.ts';
import { WorkstationName } from '../../../../src/shared/workstations/workstation.ts';
import { invisible } from '../../../fixtures/hostile-characters.ts';

describe('an invisible character', () => {
  it.each(invisible)('is detected and refused in names: %s', (_, character) => {
    const text = `a${character}b`;
    expect(hasInvisible(text)).toBe(true);
    expect(v.is(ConnectionName, text)).toBe(false);
    expect(v.is(WorkstationName, text)).toBe(false);
    expect(v.is(UserName, text)).toBe(false);
    expect(isResourceId(text)).toBe(false);
  });

  it.each(invisible)('is removed from displayed text: %s', (_, character) => {
    expect(safeText(`a${character}b`)).toMatch(/^a[ \ufffd]b$/u);
    expect(safeText(character)).toMatch(/^\ufffd?$/u);
  });

  it.each(['North Pier', 'Ünïcode', '東京', '한국', 'ක්‍රි'.replace('\u200d', ''), 'a ❤️ b', '🎭'])(
    'does not occur in %s',
    (text) => {
      expect(hasInvisible(text)).toBe(false);
      expect(v.is(ConnectionName, text)).toBe(true);
      expect(safeText(text)).toBe(text);
    },
  );
});
