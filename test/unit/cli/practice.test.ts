import { describe, expect, it } from 'vitest';
import type { PracticeServer } from '../../../src/main/core/provider/practice-server.ts';
import { ok, err } from '../../../src/shared/base/failure.ts';
import { createTestCli } from './support.ts';

describe('practice', () => {
  const keys = {
    endpoint: 'http://127.0.0.1:4711',
    region: 'us-west-2',
    studioId: 'us-west-2:stid-1',
    accessKeyId: 'PRACTICE123456789012',
    secretAccessKey: 'made-up-for-this-run',
  };
  /** A studio that is interrupted as soon as a listener for its requests is added. */
  function serving({ isOutputLost = false } = {}) {
    const ports: unknown[] = [];
    let stops = 0;
    const studio = (interrupt: () => void): PracticeServer => ({
      ...keys,
      onRequest: (listener) => {
        listener('200 ListStudios GET /2020-08-01/studios');
        interrupt();
      },
      stop: async () => {
        stops += 1;
      },
    });
    const cli = createTestCli({
      isOutputLost,
      services: {
        servePractice: async (port) => {
          ports.push(port);
          return ok(studio(() => cli.stop.abort()));
        },
      },
    });
    return { ...cli, ports, stops: () => stops };
  }

  it('--json prints its endpoint and the keys of this run, and nothing else', async () => {
    const cli = serving();
    expect(await cli.run('practice', '--json')).toBe(130);
    expect(cli.out).toEqual([JSON.stringify(keys)]);
    expect(Object.keys(JSON.parse(cli.out[0]!) as object)).toEqual([
      'endpoint',
      'region',
      'studioId',
      'accessKeyId',
      'secretAccessKey',
    ]);
  });

  it('stops at once if its keys cannot be written', async () => {
    const cli = serving({ isOutputLost: true });
    expect(await cli.run('practice')).toBe(0);
    expect(cli.stops()).toBe(1);
    expect(cli.err).toEqual([]);
  });

  it('prints requests as text on stderr, and stops when it is interrupted', async () => {
    const cli = serving();
    await cli.run('practice');
    expect(cli.out).toEqual([
      'endpoint         http://127.0.0.1:4711',
      'region           us-west-2',
      'studioId         us-west-2:stid-1',
      'accessKeyId      PRACTICE123456789012',
      'secretAccessKey  made-up-for-this-run',
    ]);
    expect(cli.err).toEqual([
      'The practice studio is running. Press Ctrl+C to stop it.',
      '200 ListStudios GET /2020-08-01/studios',
    ]);
    expect(cli.stops()).toBe(1);
  });

  it('stops at once if it was interrupted before it started', async () => {
    const cli = serving();
    cli.stop.abort();
    expect(await cli.run('practice')).toBe(130);
    expect(cli.stops()).toBe(1);
  });

  it('listens on the given port', async () => {
    const cli = serving();
    await cli.run('practice', '--port', '4711');
    await cli.run('practice');
    expect(cli.ports).toEqual([4711, undefined]);
  });

  it('reports a port that is in use', async () => {
    const servePractice = async () => err({ code: 'port-taken', port: 4711 });
    const cli = createTestCli({ services: { servePractice } });
    expect(await cli.run('practice', '--port', '4711', '--json')).toBe(2);
    expect(cli.out).toEqual([]);
    expect(cli.err[0]).toContain('Port 4711 is already in use');
  });

  it.each([['0'], ['65536'], ['-1'], ['http'], ['80.5'], ['']])(
    'refuses the port %j',
    async (port) => {
      const cli = serving();
      expect(await cli.run('practice', `--port=${port}`)).toBe(2);
      expect(cli.ports).toEqual([]);
    },
  );
});
