import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { drawing } from '../../scripts/lib/packaging/draw.mjs';
import { iconFiles } from '../../scripts/lib/packaging/icons.mjs';
import { projectRoot } from '../../scripts/lib/base/paths.mjs';

test('every icon file is what the drawing gives (npm run icons)', async () => {
  const folder = join(projectRoot, 'build', 'icon');
  const draw = await drawing(join(folder, 'stagedoor.svg'));
  const made = iconFiles(draw);
  expect([...made.keys(), 'stagedoor.svg'].sort()).toEqual(readdirSync(folder).sort());
  for (const [name, data] of made)
    expect(data.equals(readFileSync(join(folder, name))), name).toBe(true);
});
