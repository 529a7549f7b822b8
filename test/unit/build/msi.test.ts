import { expect, test } from 'vitest';
import { withLinksAndPath } from '../../../build/packages/msi.ts';

const project = `<ComponentGroup Id="ProductComponents">
  <Component><File Name="Stagedoor.exe"/></Component>
</ComponentGroup>`;

test('the MSI registers links and puts the launcher’s folder on PATH', () => {
  const made = withLinksAndPath(project);
  expect(made).toContain('<File Name="Stagedoor.exe"/>');
  expect(made).toContain('Stagedoor.exe&quot; --open-url -- &quot;%1&quot;"/>');
  expect(made).toMatch(/<Environment [^>]*Name="PATH" Value="\[APPLICATIONFOLDER\]bin"/);
  expect(made).toContain('Key="Software\\Classes\\.dcv\\OpenWithProgids">');
  expect(made).toContain('Stagedoor.exe&quot; -- &quot;%1&quot;"/>');
  // The viewer stays the default of connection files, and other programs' entries for them stay.
  expect(made).not.toMatch(/Key="Software\\Classes\\\.dcv"/);
  expect(made).not.toMatch(/\.dcv\\OpenWithProgids" Force/);
  // Inside the group, or it would be in no feature and never be installed.
  expect(made.trim().endsWith('</ComponentGroup>')).toBe(true);
});

test('a project with an unexpected form is refused', () => {
  expect(() => withLinksAndPath('<Product/>')).toThrow('not as it was');
  expect(() => withLinksAndPath(project + project)).toThrow('not as it was');
});
