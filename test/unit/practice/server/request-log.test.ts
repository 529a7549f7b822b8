import { describe, expect, it } from 'vitest';
import {
  createRequestLog,
  type LoggedRequest,
} from '../../../../src/practice/server/request-log.ts';

describe('a request log', () => {
  const entry = (at: number): LoggedRequest => ({
    at,
    operation: 'GetStudio',
    method: 'GET',
    path: '/',
    status: 200,
  });

  it('keeps the last requests and drops older ones', () => {
    const log = createRequestLog(2);
    [1, 2, 3].forEach((at) => log.add(entry(at)));
    expect(log.entries.map(({ at }) => at)).toEqual([2, 3]);
  });

  it('calls listeners until they unsubscribe', () => {
    const log = createRequestLog(2);
    const received: number[] = [];
    const stop = log.subscribe(({ at }) => received.push(at));
    log.add(entry(1));
    stop();
    log.add(entry(2));
    expect(received).toEqual([1]);
  });
});
