import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { projectRoot } from '../../../scripts/lib/base/paths.mjs';
import { whyNotSigned } from '../../../scripts/lib/packaging/signing.mjs';

const folder = join(projectRoot, '.github', 'workflows');
const workflows = readdirSync(folder).map(
  (name) => [name, readFileSync(join(folder, name), 'utf8')] as const,
);
const release = workflows.find(([name]) => name === 'release.yml')?.[1] ?? '';
/** One job of the release: the lines below its name. */
const job = (name: string) =>
  new RegExp(`^  ${name}:\\n((?: {4}.*\\n|\\n)+)`, 'm').exec(release)?.[1] ?? '';

interface Step {
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}
/** The only step of a release that runs this command. */
const stepOf = (name: string, command: string): Step => {
  const { jobs } = parse(release) as Workflow;
  const found = jobs[name]?.steps.filter(({ run }) => run === command) ?? [];
  expect(found).toHaveLength(1);
  return found[0] ?? {};
};

describe.each(workflows)('%s', (_name, text) => {
  it('uses actions by their commit, and names the version', () => {
    const used = [...text.matchAll(/uses: (.*)/g)].map(([, what = '']) => what);
    expect(used.length).toBeGreaterThan(0);
    for (const one of used) expect(one).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('leaves no repository token behind, and has only the permissions it names', () => {
    expect(text).toMatch(/^permissions:/m);
    const checkouts = text.split('actions/checkout@').length - 1;
    expect(text.split('persist-credentials: false').length - 1).toBe(checkouts);
    expect(text).not.toMatch(/write-all|pull_request_target/);
  });

  it('inserts no external text into a shell', () => {
    // Anyone can choose the name of a branch or a tag, so it is passed as a variable.
    const runs = [...text.matchAll(/^ +(?:- )?run: (.*(?:\n {10,}.*)*)/gm)].map(([, run]) => run);
    expect(runs.length).toBeGreaterThan(0);
    expect(runs.filter((run) => run?.includes('${{'))).toEqual([]);
  });
});

describe('Node', () => {
  const nodeOf = (text: string) =>
    Object.entries((parse(text) as Workflow).jobs).flatMap(([name, { steps }]) =>
      steps
        .filter(({ uses }) => uses?.startsWith('actions/setup-node@'))
        .map((step) => [name, step.with?.['node-version'] ?? step.with?.['node-version-file']]),
    );

  it('is a supported version with long-term support', () => {
    const major = Number(readFileSync(join(projectRoot, '.nvmrc'), 'utf8'));
    expect(major % 2).toBe(0);
    expect(major).toBeGreaterThanOrEqual(22);
  });

  it.each(workflows)(
    'comes from .nvmrc in %s, except in the job on the oldest version',
    (_name, text) => {
      const { engines } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
        engines: { node: string };
      };
      const oldest = /^>=(\d+\.\d+)\.0$/.exec(engines.node)?.[1];
      const used = nodeOf(text);
      expect(used.length).toBeGreaterThan(0);
      for (const [job, version] of used)
        expect(version, String(job)).toBe(job === 'oldest-node' ? oldest : '.nvmrc');
    },
  );

  it('is also tested in the oldest version of package.json by one CI job', () => {
    const ci = workflows.find(([name]) => name === 'ci.yml')?.[1] ?? '';
    expect(nodeOf(ci).map(([job]) => job)).toContain('oldest-node');
  });
});

describe('every change', () => {
  it('runs the tests that .ci/run leaves out, each in a job', () => {
    const ci = parse(workflows.find(([name]) => name === 'ci.yml')?.[1] ?? '') as Workflow;
    const last = (job: string) => ci.jobs[job]?.steps.at(-1)?.run;
    expect(last('shipped-electron')).toBe('sudo env "PATH=$PATH" npm run test:shipped-electron');
    expect(last('windows-under-wine')).toBe('sudo env "PATH=$PATH" npm run test:windows');
  });

  it('is packaged and started on Windows and macOS, so that a tag is not the first attempt', () => {
    const ci = parse(workflows.find(([name]) => name === 'ci.yml')?.[1] ?? '') as Workflow;
    const runs = (ci.jobs.desktop?.steps ?? []).map(({ run }) => run);
    expect(runs.slice(-2)).toEqual(['npm run package -- --dir', 'npm run smoke-start']);
  });
});

describe('a release', () => {
  it('has its keys in one environment, and signs the feed before it computes the checksums', () => {
    for (const name of ['package', 'publish']) expect(job(name)).toContain('environment: release');
    expect(job('check')).not.toContain('secrets.');
    const publish = job('publish');
    const at = ['sign-feed.mjs', 'sha256sum', 'attest-build-provenance', 'gh release create'].map(
      (step) => publish.indexOf(step),
    );
    expect(at).not.toContain(-1);
    expect(at).toEqual([...at].sort((a, b) => a - b));
  });

  it('requires signatures, and passes each signing secret to the step that builds packages', () => {
    const { env = {} } = stepOf('package', 'npm run package');
    expect(env.STAGEDOOR_MUST_SIGN).toBe('1');
    const secrets = {
      CSC_LINK: ['MAC_CERTIFICATE', 'WINDOWS_CERTIFICATE'],
      CSC_KEY_PASSWORD: ['MAC_CERTIFICATE_PASSWORD', 'WINDOWS_CERTIFICATE_PASSWORD'],
      APPLE_ID: ['APPLE_ID'],
      APPLE_APP_SPECIFIC_PASSWORD: ['APPLE_APP_SPECIFIC_PASSWORD'],
      APPLE_TEAM_ID: ['APPLE_TEAM_ID'],
    };
    for (const [variable, names] of Object.entries(secrets)) {
      const read = [...(env[variable] ?? '').matchAll(/secrets\.(\w+)/g)].map(([, name]) => name);
      expect(read, variable).toEqual(names);
    }
    // The same environment on each system has what signing needs there.
    for (const platform of ['linux', 'win32', 'darwin'] as const)
      expect(whyNotSigned(platform, env)).toBeUndefined();
  });

  it('passes the feed key to the step that signs the feed', () => {
    const { env = {} } = stepOf('publish', 'node scripts/sign-feed.mjs packages');
    expect(env.STAGEDOOR_UPDATE_SIGNING_KEY).toBe('${{ secrets.UPDATE_SIGNING_KEY }}');
  });

  it('signs with a key that only that step can read', () => {
    const steps = release.split(/^ {6}- /m);
    const seeing = steps.filter((step) => step.includes('{{ secrets.UPDATE_SIGNING_KEY }}'));
    expect(seeing).toHaveLength(1);
    expect(seeing[0]).toContain('node scripts/sign-feed.mjs');
    expect(seeing[0]).not.toContain('uses:');
  });

  it('builds in the update feed and the publisher of updates', () => {
    const make = job('package');
    expect(make).toContain('STAGEDOOR_UPDATE_FEED: ${{ vars.UPDATE_FEED }}');
    expect(make).toContain('STAGEDOOR_UPDATE_KEYS: ${{ vars.UPDATE_KEYS }}');
  });
});
