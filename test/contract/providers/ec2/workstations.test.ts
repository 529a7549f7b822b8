import { describe, expect, it } from 'vitest';
import { ok } from '../../../../src/shared/base/failure.ts';
import { SOLE_STUDIO } from '../../../../src/shared/base/ids.ts';
import type { ScriptedInstance } from '../../../../src/practice/data/instance-store.ts';
import type { Fault } from '../../../../src/practice/faults/fault.ts';
import { at, openEc2, othersId, runningId, stoppedId } from '../../../support/providers/ec2.ts';
import { standInPlugin } from '../../../support/viewer/stand-in-plugin.ts';
import { jpegOf } from '../../../support/dcv/picture.ts';
import { calm, keysOf } from '../../../support/providers/nimble.ts';

type Opened = Awaited<ReturnType<typeof openEc2>>;
const list = ({ provider }: Opened, page?: string) =>
  provider.listWorkstations(SOLE_STUDIO, page, calm());
const ids = async (opened: Opened) => {
  const listed = await list(opened);
  return listed.kind === 'answer' ? listed.value.items.map(({ id }) => id) : listed;
};
const all = { filters: { 'tag:Workstation': 'yes' } };

/** Instances whose DCV servers never answer. */
const many = (count: number, tags: Readonly<Record<string, string>> = {}): ScriptedInstance[] =>
  Array.from({ length: count }, (_, nth) => ({
    instanceId: `i-${String(nth).padStart(17, '0')}`,
    state: 'stopped',
    bootMs: Infinity,
    tags: { Name: `Shot ${nth}`, Workstation: 'yes', ...tags },
  }));

/** The number of instances on each page of the whole list, in which each is once. */
async function pagesOf(opened: Opened): Promise<number[]> {
  const found = new Set<string>();
  const sizes: number[] = [];
  let next: string | undefined;
  do {
    const page = await list(opened, next);
    if (page.kind !== 'answer') throw new Error(JSON.stringify(page));
    sizes.push(page.value.items.length);
    for (const { id } of page.value.items) found.add(id);
    next = page.value.next;
  } while (next !== undefined);
  expect(found.size).toBe(sizes.reduce((sum, size) => sum + size, 0));
  return sizes;
}

describe('the list of instances', () => {
  it('contains those that the tags select, with their tags and state', async () => {
    const opened = await openEc2();
    expect(await list(opened)).toMatchObject({
      kind: 'answer',
      value: {
        items: [
          {
            id: runningId,
            name: 'Compositing 11',
            state: 'READY',
            zone: 'us-west-2a',
            ownedBy: 'practice-artist',
            instanceType: 'g5.2xlarge',
            address: '127.0.0.1',
          },
          { id: stoppedId, state: 'STOPPED' },
        ],
      },
    });
  });

  it.each<[string, object, readonly string[]]>([
    [
      'several values',
      { 'tag:Owner': ['practice-simulator', '{user}'] },
      [runningId, stoppedId, othersId],
    ],
    ['a wildcard', { 'tag:Name': 'Sim*' }, [othersId]],
    ['a tag that no instance has', { 'tag:Show': 'yes' }, []],
  ])('selects by %s', async (_, filters, expected) => {
    expect(await ids(await openEc2({ fields: { filters } }))).toEqual(expected);
  });

  it('compares the user’s name literally, including wildcards', async () => {
    const caller = ok({ account: '123456789012', arn: 'arn:aws:iam::123456789012:user/*' });
    expect(await ids(await openEc2({ caller }))).toEqual([]);
  });

  it('selects by the name of the role session', async () => {
    const arn = 'arn:aws:sts::123456789012:assumed-role/Artist/practice-simulator';
    const caller = ok({ account: '123456789012', arn });
    expect(await ids(await openEc2({ caller }))).toEqual([othersId]);
  });

  it('has ten thousand instances in twenty responses', async () => {
    const opened = await openEc2({ fields: all, script: { instances: many(10_000) } });
    expect(await pagesOf(opened)).toEqual(Array.from({ length: 20 }, () => 500));
    expect(opened.studio.requests).toHaveLength(20);
  });

  it.each([
    ['8 kB', 8_000, 250, [100, 100, 50]],
    ['20 kB', 20_000, 60, [20, 20, 20]],
  ])(
    'has smaller pages if each instance takes %s, and remembers their size',
    async (_, size, count, pages) => {
      const instances = many(count, { Notes: 'x'.repeat(size) });
      const opened = await openEc2({ fields: all, script: { instances } });
      expect(await pagesOf(opened)).toEqual(pages);
      const before = opened.studio.requests.length;
      expect(before).toBeGreaterThan(pages.length);
      expect(await pagesOf(opened)).toEqual(pages);
      expect(opened.studio.requests).toHaveLength(before + pages.length);
    },
  );

  it('is not read if even a few instances are too large', async () => {
    const instances = many(20, { Notes: 'x'.repeat(60_000) });
    const opened = await openEc2({ fields: all, script: { instances } });
    expect(await list(opened)).toMatchObject({ failure: { code: 'answer-too-large' } });
    expect(opened.studio.requests).toHaveLength(3);
  });

  it('shows unknown states and instances without tags, and leaves out terminated ones', async () => {
    const instances = [
      { instanceId: 'i-odd', state: 'hibernating' },
      { instanceId: 'i-gone', state: 'terminated' },
      { instanceId: 'i-bare', state: 'stopped' },
    ];
    const opened = await openEc2({ fields: { filters: {} }, script: { instances } });
    expect(await list(opened)).toMatchObject({
      value: {
        items: [
          { id: 'i-odd', state: 'hibernating' },
          { id: 'i-bare', state: 'STOPPED' },
        ],
      },
    });
  });
});

describe('starting and stopping', () => {
  it('starts, stops and reads an instance', async () => {
    const { provider, studio } = await openEc2();
    const { read, power, end } = provider.manager!;
    expect(end).toBeUndefined();
    expect(await power!.start(at(stoppedId), undefined, 'token', calm())).toMatchObject({
      value: { id: stoppedId, state: 'START_IN_PROGRESS' },
    });
    expect(await read(at(stoppedId), calm())).toMatchObject({
      value: { state: 'START_IN_PROGRESS' },
    });
    expect(await power!.stop(at(runningId), 'token', calm())).toMatchObject({
      value: { state: 'STOP_IN_PROGRESS' },
    });
    expect(studio.requests.map(({ operation }) => operation)).toEqual([
      ...['StartInstances', 'DescribeInstances', 'StopInstances'],
    ]);
  });

  it('restarts a running instance, which stays as it is', async () => {
    const { provider, studio } = await openEc2();
    const { power, read } = provider.manager!;
    expect(await power!.reboot!(at(runningId), 'token', calm())).toMatchObject({
      value: { id: runningId, state: 'READY' },
    });
    expect(await read(at(runningId), calm())).toMatchObject({ value: { state: 'READY' } });
    expect(studio.requests.map(({ operation }) => operation)).toEqual([
      ...['RebootInstances', 'DescribeInstances'],
    ]);
  });

  it('does not find an instance that the tags do not select', async () => {
    const { provider } = await openEc2();
    const notFound = { kind: 'failure', failure: { code: 'not-found', what: 'workstation' } };
    expect(await provider.manager!.read(at(othersId), calm())).toMatchObject(notFound);
    expect(await provider.createStream(at(othersId), 'token', calm())).toMatchObject(notFound);
  });

  it('reports the action that is not allowed, without the encoded message', async () => {
    const { provider } = await openEc2({ script: { deniedActions: ['ec2:StartInstances'] } });
    const denied = await provider.manager!.power!.start(at(stoppedId), undefined, 't', calm());
    expect(denied).toMatchObject({
      failure: { code: 'access-denied', operation: 'ec2:StartInstances' },
    });
    expect(JSON.stringify(denied)).not.toMatch(/Encoded|AAAA/);
  });
});

const xml = (code: string, message = 'No.') =>
  `<?xml version="1.0" encoding="UTF-8"?><Response><Errors><Error><Code>${code}</Code><Message>${message}</Message></Error></Errors><RequestID>8f7724cf-496f-496e-8fe3-example</RequestID></Response>`;
const raw = (status: number, body: string): Fault => ({ kind: 'raw', status, body });
const deep = `<DescribeInstancesResponse>${'<item>'.repeat(20_000)}${'</item>'.repeat(20_000)}</DescribeInstancesResponse>`;
const bomb = `<!DOCTYPE x [<!ENTITY a "${'ha'.repeat(100)}">]><DescribeInstancesResponse>&a;</DescribeInstancesResponse>`;

const screen = (data: string) =>
  raw(
    200,
    `<GetConsoleScreenshotResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><imageData>${data}</imageData></GetConsoleScreenshotResponse>`,
  );

/** A list of instances whose fields are not what EC2 sends. */
const odd = (...items: readonly string[]) =>
  raw(
    200,
    `<DescribeInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><reservationSet>${items
      .map((item) => `<item><instancesSet><item>${item}</item></instancesSet></item>`)
      .join('')}</reservationSet></DescribeInstancesResponse>`,
  );

describe('a list with unusual instances', () => {
  it.each<[string, string, object]>([
    ['no state', '<instanceId>i-1</instanceId>', { id: 'i-1' }],
    [
      'a state without a name',
      '<instanceId>i-1</instanceId><instanceState><code>x</code></instanceState>',
      { id: 'i-1' },
    ],
    [
      'XML entities in its name',
      '<instanceId>i-1</instanceId><tagSet><item><key>Name</key><value>a &lt;b&gt; &amp; c</value></item></tagSet>',
      { id: 'i-1', name: 'a <b> & c' },
    ],
    [
      'tags without keys and values',
      '<instanceId>i-1</instanceId><tagSet><item/><item><key/><value/></item></tagSet>',
      { id: 'i-1' },
    ],
  ])('lists one with %s', async (_, item, expected) => {
    const opened = await openEc2({ script: { faults: [{ times: 1, fault: odd(item) }] } });
    const listed = await list(opened);
    expect(listed).toMatchObject({ kind: 'answer', value: { items: [expected] } });
  });

  it.each([
    ['an invalid start time', '<instanceId>i-1</instanceId><launchTime>soon</launchTime>'],
    ['an element named __proto__', '<__proto__><x>1</x></__proto__>'],
  ])('is refused with %s', async (_, item) => {
    const opened = await openEc2({ script: { faults: [{ times: 1, fault: odd(item) }] } });
    expect(await list(opened)).toMatchObject({ kind: 'transient-error', code: 'not-an-answer' });
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });

  it('does not expand undeclared entities', async () => {
    const tag = '<tagSet><item><key>Name</key><value>a&lol;b</value></item></tagSet>';
    const fault = odd(`<instanceId>i-1</instanceId>${tag}`);
    const opened = await openEc2({ script: { faults: [{ times: 1, fault }] } });
    const listed = await list(opened);
    expect(['a&lol;b', 'ab']).toContain(
      listed.kind === 'answer' ? listed.value.items[0]?.name : listed,
    );
  });

  it.each([
    ['no id', '<instanceState><name>running</name></instanceState>'],
    ['an id that is a path', '<instanceId>../../x</instanceId>'],
  ])('leaves out one with %s', async (_, item) => {
    const fault = odd(item, '<instanceId>i-2</instanceId>');
    const opened = await openEc2({ script: { faults: [{ times: 1, fault }] } });
    expect(await ids(opened)).toEqual(['i-2']);
  });
});

describe('a response that is not a list', () => {
  it.each<[string, Fault, object]>([
    ['throttling', { kind: 'throttle' }, { kind: 'transient-error', code: 'throttled' }],
    ['an internal error', { kind: 'internal' }, { kind: 'transient-error', code: 'server-error' }],
    ['a lost connection', { kind: 'drop' }, { kind: 'transient-error', code: 'dropped' }],
    ['an HTML page', { kind: 'html' }, { kind: 'transient-error', code: 'not-an-answer' }],
    ['an empty response', { kind: 'empty' }, { kind: 'transient-error', code: 'empty-answer' }],
    [
      'a truncated response',
      { kind: 'cut', contentLength: 'right' },
      { kind: 'transient-error', code: 'cut-answer' },
    ],
    ['a redirect', { kind: 'redirect' }, { failure: { code: 'redirected' } }],
    ['entity declarations', raw(200, bomb), { kind: 'transient-error', code: 'not-an-answer' }],
    ['twenty thousand levels', raw(200, deep), { kind: 'transient-error', code: 'not-an-answer' }],
    [
      'an error page of a load balancer',
      raw(503, '<html>busy</html>'),
      { kind: 'transient-error', code: 'server-error' },
    ],
    [
      'missing capacity',
      raw(500, xml('InsufficientInstanceCapacity')),
      { failure: { code: 'change-failed', statusCode: 'INSUFFICIENT_CAPACITY' } },
    ],
    [
      'an exceeded limit',
      raw(400, xml('VcpuLimitExceeded', 'Ask.')),
      { failure: { code: 'quota', detail: 'Ask.' } },
    ],
    [
      'a wrong state',
      raw(400, xml('IncorrectInstanceState')),
      { kind: 'transient-error', code: 'busy' },
    ],
    ['expired keys', raw(400, xml('ExpiredToken')), { failure: { code: 'credentials-expired' } }],
    [
      'an unknown error',
      raw(400, xml('Odd', 'So.')),
      { failure: { code: 'request-refused', detail: 'So.' } },
    ],
  ])('is reported: %s', async (_, fault, expected) => {
    const opened = await openEc2({ script: { faults: [{ times: 2, fault }] } });
    expect(await list(opened)).toMatchObject(expected);
  });

  it('reports refused keys of a profile with their origin', async () => {
    const opened = await openEc2({
      keys: { ...keysOf({ accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'x' }), origin: 'profile' },
    });
    expect(await list(opened)).toMatchObject({
      failure: { code: 'credentials-refused', origin: 'profile' },
    });
  });

  it('reports refused keys to the sign-in', async () => {
    const studioKeys = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'wrong' };
    const opened = await openEc2({ keys: keysOf(studioKeys) });
    expect(await list(opened)).toMatchObject({ failure: { code: 'credentials-refused' } });
    expect(opened.refused).toHaveLength(1);
  });

  it('leaves neither keys nor responses in the log', async () => {
    const { lines, studio, ...opened } = await openEc2();
    await list({ lines, studio, ...opened });
    expect(lines.join('\n')).toContain('127.0.0.1');
    expect(lines.join('\n')).not.toContain(studio.secretAccessKey);
    expect(lines.join('\n')).not.toContain('Compositing');
  });
});

describe('screenshots', () => {
  const [first, second, third, fourth] = ['i-1', 'i-2', 'i-3', 'i-4'].map((id) => at(id).session);
  const four = [first!, second!, third!, fourth!];
  const running: ScriptedInstance[] = four.map((instanceId) => ({
    instanceId,
    state: 'running',
    bootMs: Infinity,
    tags: { Workstation: 'yes' },
  }));
  /** Four running instances. The first requests for their screens are answered with `faults`. */
  const withFaults = async (...faults: readonly Fault[]) => {
    const on = 'GetConsoleScreenshot';
    const script = { instances: running, faults: faults.map((fault) => ({ on, fault }) as const) };
    const { provider, studio } = await openEc2({ fields: all, script });
    let seen = 0;
    return {
      screens: async () => {
        const response = await provider.screenshots!(four, calm());
        return response.kind === 'answer' ? response.value.map(({ session }) => session) : response;
      },
      /** The requests since the last call. */
      requests: () => {
        const some = studio.requests.slice(seen).map(({ operation }) => operation);
        seen += some.length;
        return some;
      },
    };
  };
  const denied: Fault = { kind: 'access-denied' };
  const three = Array.from({ length: 3 }, () => 'GetConsoleScreenshot');

  it('come from the instances that run and that the filters select', async () => {
    const { provider, studio } = await openEc2({ fields: { filters: { 'tag:Name': '*1?' } } });
    const some = [stoppedId, runningId, 'i-other'].map((id) => at(id).session);
    expect(await provider.screenshots!(some, calm())).toMatchObject({
      value: [{ session: runningId, format: 'jpeg' }],
    });
    const unselected = await openEc2({ fields: { filters: { 'tag:Name': 'Sim*' } } });
    expect(await unselected.provider.screenshots!(some, calm())).toMatchObject({ value: [] });
    expect([studio, unselected.studio].map(({ requests }) => requests.length)).toEqual([2, 1]);
  });

  it.each<[string, Fault]>([
    ['was stopped meanwhile', { kind: 'conflict' }],
    ['no longer exists', { kind: 'not-found' }],
    ['has a picture that is too large', raw(200, ' '.repeat(1_100_000))],
    ['has no picture', screen('')],
    ['returns something else', screen(Buffer.from('<svg onload="x"/>').toString('base64'))],
    ['has a picture with too many pixels', screen(jpegOf(60_000, 60_000).toString('base64'))],
  ])('omit an instance that %s, and continue', async (_, fault) => {
    const { screens } = await withFaults(fault);
    expect(await screens()).toEqual([second, third, fourth]);
    expect(await screens()).toEqual(four);
  });

  it.each<[string, Fault]>([
    ['is denied', denied],
    ['does not support them', raw(400, xml('UnsupportedOperation'))],
  ])('are not requested again for an instance that %s', async (_, fault) => {
    const { screens, requests } = await withFaults(fault);
    expect(await screens()).toEqual([second, third, fourth]);
    requests();
    expect(await screens()).toEqual([second, third, fourth]);
    expect(requests()).toEqual(['DescribeInstances', ...three]);
  });

  it('are no longer requested after three refusals', async () => {
    const { screens, requests } = await withFaults(denied, denied, denied, denied);
    expect(await screens()).toEqual([]);
    expect(requests()).toEqual(['DescribeInstances', ...three]);
    expect(await screens()).toEqual([]);
    expect(requests()).toEqual([]);
  });

  it('end at an error that concerns all of them, and are not retried', async () => {
    const throttled = await withFaults({ kind: 'throttle' });
    expect(await throttled.screens()).toMatchObject({
      failure: { code: 'service-unreachable', transientError: 'throttled' },
    });
    const none = raw(400, xml('AuthFailure'));
    const { screens, requests } = await withFaults(none);
    expect(await screens()).toMatchObject({ failure: { code: 'credentials-refused' } });
    expect(requests()).toEqual(['DescribeInstances', 'GetConsoleScreenshot']);
  });
});

describe('a test of the connection', () => {
  const ssm = { address: 'ssm' };

  it('reports what is allowed, and changes nothing', async () => {
    const { provider, studio } = await openEc2({ fields: ssm, plugin: standInPlugin() });
    expect(await provider.test(calm())).toMatchObject([
      { name: 'workstations', found: 'listed', count: 2 },
      { name: 'clock', found: 'clock-agrees' },
      { name: 'start', found: 'allowed', operation: 'ec2:StartInstances' },
      { name: 'stop', found: 'allowed', operation: 'ec2:StopInstances' },
      { name: 'tunnel', found: 'allowed', operation: 'ssm:StartSession' },
    ]);
    expect(studio.requests.map(({ status }) => status)).toEqual([200, 412, 412, 400]);
    expect(studio.tunnelSessions.size).toBe(0);
  });

  it.each(['ec2:DescribeInstances', 'ec2:StartInstances', 'ec2:StopInstances', 'ssm:StartSession'])(
    'reports %s if it is denied',
    async (action) => {
      const { provider } = await openEc2({
        fields: ssm,
        plugin: standInPlugin(),
        script: { deniedActions: [action] },
      });
      const failed = (await provider.test(calm())).filter(({ found }) => found === 'failure');
      expect(failed).toMatchObject([{ failure: { code: 'access-denied', operation: action } }]);
    },
  );

  it('ends the session that it starts on a running instance', async () => {
    const { provider, studio } = await openEc2({
      fields: { ...ssm, filters: { 'tag:Name': 'Compositing 11' } },
      plugin: standInPlugin(),
    });
    expect((await provider.test(calm())).at(-1)).toMatchObject({
      name: 'tunnel',
      found: 'allowed',
    });
    expect(studio.requests.at(-1)?.operation).toBe('TerminateSession');
    expect(studio.tunnelSessions.size).toBe(0);
  });

  it.each([
    [
      'is reported even if the service refuses',
      ['ec2:DescribeInstances'],
      ['workstations', 'tunnel'],
    ],
    ['is reported in addition to the permissions', [], ['tunnel']],
  ])('a missing plugin %s', async (_, deniedActions, names) => {
    const { provider } = await openEc2({ fields: ssm, script: { deniedActions } });
    const failed = (await provider.test(calm())).filter(({ found }) => found === 'failure');
    expect(failed.map(({ name }) => name)).toEqual(names);
    expect(failed.at(-1)).toMatchObject({ failure: { code: 'tunnel-plugin', why: 'missing' } });
    const direct = await openEc2();
    const found = await direct.provider.test(calm());
    expect(found.map(({ name }) => name)).not.toContain('tunnel');
  });
});
