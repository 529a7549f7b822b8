import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MAN_PAGE, manPage } from '../../../build/man-page.ts';
import { projectRoot } from '../../../scripts/lib/base/paths.mjs';
import { TABLE } from '../../../src/main/cli/command-table.ts';

const page = manPage();

describe('the manual page', () => {
  it('is generated from the commands (npm run man-page)', () => {
    expect(readFileSync(join(projectRoot, MAN_PAGE), 'utf8')).toBe(page);
  });

  it.each(TABLE.commands.map(({ name, options }) => [name, Object.keys(options)] as const))(
    'has a section for %s with its options',
    (name, options) => {
      const section = page.split('\n.SS ').find((one) => one.startsWith(`${name}\n`));
      expect(section).toBeDefined();
      for (const option of options)
        expect(section).toContain(`.TP\n\\fB\\-\\-${option.replaceAll('-', '\\-')}`);
    },
  );

  it('is ASCII, and starts no line with a control character other than the requests of Stagedoor', () => {
    expect(page).toMatch(/^[\x20-\x7e\n]*$/);
    const requests = page.split('\n').filter((line) => /^[.']/.test(line));
    for (const line of requests) expect(line).toMatch(/^\.(\\"|TH|SH|SS|HP|TP|PP|B|br|nf|fi)( |$)/);
  });
});
