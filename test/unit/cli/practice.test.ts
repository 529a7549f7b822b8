import { describe, expect, it } from 'vitest';
import type { PracticeServer } from '../../../src/main/core/provider/practice-server.ts';
import { ok, err } from '../../../src/shared/base/failure.ts';
import { createDesk } from './support.ts';

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
    const desk = createDesk({
      isOutputLost,
      services: {
        servePractice: async (port) => {
          ports.push(port);
          return ok(studio(() => desk.stop.abort()));
        },
      },
    });
    return { ...desk, ports, stops: () => stops };
  }

  it('--json prints its endpoint and the keys of this run, and nothing else', async () => {
    const desk = serving();
    expect(await desk.run('practice', '--json')).toBe(130);
    expect(desk.out).toEqual([JSON.stringify(keys)]);
    expect(Object.keys(JSON.parse(desk.out[0]!) as object)).toEqual([
      'endpoint',
      'region',
      'studioId',
      'accessKeyId',
      'secretAccessKey',
    ]);
  });

  it('stops at once if its keys cannot be written', async () => {
    const desk = serving({ isOutputLost: true });
    expect(await desk.run('practice')).toBe(0);
    expect(desk.stops()).toBe(1);
    expect(desk.err).toEqual([]);
  });

  it('prints requests as text on stderr, and stops when it is interrupted', async () => {
    const desk = serving();
    await desk.run('practice');
    expect(desk.out).toEqual([
      'endpoint         http://127.0.0.1:4711',
      'region           us-west-2',
      'studioId         us-west-2:stid-1',
      'accessKeyId      PRACTICE123456789012',
      'secretAccessKey  made-up-for-this-run',
    ]);
    expect(desk.err).toEqual([
      'The practice studio is running. Press Ctrl+C to stop it.',
      '200 ListStudios GET /2020-08-01/studios',
    ]);
    expect(desk.stops()).toBe(1);
  });

  it('stops at once if it was interrupted before it started', async () => {
    const desk = serving();
    desk.stop.abort();
    expect(await desk.run('practice')).toBe(130);
    expect(desk.stops()).toBe(1);
  });

  it('listens on the given port', async () => {
    const desk = serving();
    await desk.run('practice', '--port', '4711');
    await desk.run('practice');
    expect(desk.ports).toEqual([4711, undefined]);
  });

  it('reports a port that is in use', async () => {
    const servePractice = async () => err({ code: 'port-taken', port: 4711 });
    const desk = createDesk({ services: { servePractice } });
    expect(await desk.run('practice', '--port', '4711', '--json')).toBe(2);
    expect(desk.out).toEqual([]);
    expect(desk.err[0]).toContain('Port 4711 is already in use');
  });

  it.each([['0'], ['65536'], ['-1'], ['http'], ['80.5'], ['']])(
    'refuses the port %j',
    async (port) => {
      const desk = serving();
      expect(await desk.run('practice', `--port=${port}`)).toBe(2);
      expect(desk.ports).toEqual([]);
    },
  );
});
