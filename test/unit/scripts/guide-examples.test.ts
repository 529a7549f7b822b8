import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ConnectionInput } from '../../../src/shared/connections/connection.ts';
import { parseDeepLink } from '../../../src/shared/links/deep-link.ts';
import { Policy } from '../../../src/shared/policy/policy.ts';
import { blocksOf, readDocuments } from '../../support/machine/markdown.ts';

interface Example {
  readonly path: string;
  readonly info: string;
  readonly text: string;
}

/**
 * In the guide, each block names its type. In these documents, every JSON block has the same type.
 */
const KINDS: Readonly<Record<string, string>> = {
  'docs/reference/connections.md': 'json connection',
  'docs/reference/signing-in.md': 'json connection',
  'docs/policy.md': 'json policy',
};

const examples: readonly Example[] = readDocuments().flatMap(({ path, text }) =>
  blocksOf(text).map((block) => ({
    path,
    text: block.text,
    info: block.info === 'json' ? (KINDS[path] ?? 'json') : block.info,
  })),
);
const marked = (info: string) => examples.filter((one) => one.info === info);

describe('the examples of the documents', () => {
  it('have a known type if they are JSON', () => {
    const known = ['json policy', 'json connection', 'json lines'];
    const json = examples.filter(({ info }) => info.startsWith('json'));
    expect(json.filter(({ info }) => ![...known, 'json iam'].includes(info))).toEqual([]);
    for (const info of known) expect(marked(info).length).toBeGreaterThan(1);
    const paths = new Set(examples.map(({ path }) => path));
    expect([...paths]).toEqual(expect.arrayContaining(Object.keys(KINDS)));
  });

  it.each(marked('json policy'))('of a policy are valid, in $path', ({ text }) => {
    expect(v.safeParse(Policy, JSON.parse(text)).issues).toBeUndefined();
  });

  it.each(marked('json connection'))('of a connection can be added, in $path', ({ text }) => {
    expect(v.safeParse(ConnectionInput, JSON.parse(text)).issues).toBeUndefined();
  });

  it('of Nimble-compatible endpoints have an endpoint, because AWS no longer provides the service', () => {
    const connections = [
      ...marked('json connection').map(({ text }) => JSON.parse(text) as unknown),
      ...marked('json policy').flatMap(
        ({ text }) => (JSON.parse(text) as { connections?: unknown[] }).connections ?? [],
      ),
    ] as readonly { name: string; kind: string; endpoint?: string }[];
    const nimble = connections.filter(({ kind }) => kind === 'nimble');
    expect(nimble.length).toBeGreaterThan(5);
    expect(nimble.filter(({ endpoint }) => endpoint === undefined)).toEqual([]);
  });

  it.each(marked('json iam'))(
    'of permissions never allow an instance to be terminated, in $path',
    ({ text }) => {
      const { Statement: statements } = JSON.parse(text) as { Statement: { Action: unknown }[] };
      const actions = statements.flatMap(({ Action }) => Action);
      expect(actions).toContain('ec2:StartInstances');
      expect(actions.filter((one) => /\*|Terminate(?!Session)/.test(String(one)))).toEqual([]);
    },
  );

  it.each(marked('json lines'))('of output have one object on each line, in $path', ({ text }) => {
    const lines = text.trimEnd().split('\n');
    for (const line of lines) expect(JSON.parse(line)).toBeTypeOf('object');
  });

  it('of links are valid links', () => {
    const links = marked('text').flatMap(({ text }) =>
      text.split('\n').filter((line) => line.startsWith('stagedoor://')),
    );
    expect(links.length).toBeGreaterThan(2);
    expect(links.filter((link) => !parseDeepLink(link).ok)).toEqual([]);
  });
});
