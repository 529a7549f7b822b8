import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../scripts/lib/base/paths.mjs';
import { policyFiles } from '../../../scripts/lib/policy/policy-files.mjs';
import { policySchema, settingsOf } from '../../../scripts/lib/policy/policy-schema.mjs';
import { policyOfValues, registryValues } from '../../../src/main/core/policy/managed-policy.ts';
import { Policy } from '../../../src/shared/policy/policy.ts';
import { PREFERENCE_NAMES } from '../../../src/shared/settings/preferences.ts';

const files = policyFiles(Policy);
const settings = settingsOf(policySchema(Policy));

describe('the policy files for administrators', () => {
  it.each([...files.keys()])('%s is generated from the schema (npm run policy-files)', (path) => {
    expect(readFileSync(join(projectRoot, path), 'utf8')).toBe(files.get(path));
  });

  it('name each setting once, and preferences as locked and as defaults', () => {
    const names = settings.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(
      expect.arrayContaining(['connections', 'allow.hosts', 'certificates', 'updates.feed']),
    );
    for (const name of PREFERENCE_NAMES) {
      expect(names).toContain(`preferences.locked.${name}`);
      expect(names).toContain(`preferences.defaults.${name}`);
    }
    expect(settings.filter(({ title, about }) => title === '' || about === '')).toEqual([]);
  });
});

const EXAMPLES: Readonly<Record<string, string | undefined>> = {
  connections: '[{"id":"try-it","name":"Try it","kind":"practice"}]',
  'allow.hosts': '*.pier.example',
  'allow.endpoints': '*.amazonaws.com',
  'links.withoutAsking': 'try-it',
  'updates.feed': 'https://updates.example/stagedoor/',
};

describe('a value written by Group Policy', () => {
  it.each(settings.map((one) => [one.name, one] as const))('of %s is read', (name, setting) => {
    const text = EXAMPLES[name] ?? setting.choices[0] ?? '';
    const written: Readonly<Record<string, unknown>> = { switch: 1, list: [text] };
    const values = registryValues({ [name]: written[setting.form] ?? text });
    expect(values).toBeDefined();
    expect(policyOfValues(values ?? {})).toMatchObject({ state: 'applies' });
  });
});

describe('the templates', () => {
  const [admx = '', adml = '', profile = ''] = [
    'build/windows/policy/stagedoor.admx',
    'build/windows/policy/en-US/stagedoor.adml',
    'build/macos/policy.mobileconfig',
  ].map((path) => files.get(path));

  it('have a text and a form for everything they name', () => {
    const asked = [...admx.matchAll(/\$\((string|presentation)\.(\w+)\)/g)];
    expect(asked.length).toBeGreaterThan(settings.length);
    for (const [, kind = '', id = ''] of asked) expect(adml).toContain(`<${kind} id="${id}">`);
  });

  it('are well-formed XML with closed comments', () => {
    for (const text of [admx, adml, profile]) {
      const open: string[] = [];
      const bare = text.replaceAll(/<!--[^]*?-->|<\?[^]*?\?>|<!DOCTYPE[^>]*>/g, '');
      for (const [, end, name = '', alone] of bare.matchAll(/<(\/?)([\w]+)[^<>]*?(\/?)>/g)) {
        if (end === '/') expect(open.pop()).toBe(name);
        else if (alone !== '/') open.push(name);
      }
      expect(open).toEqual([]);
      for (const [inside] of text.matchAll(/<!--[^]*?-->/g))
        expect(inside.slice(4, -3)).not.toContain('--');
    }
  });
});
