import { expect, it } from 'vitest';
import { createWorkstationMemory } from '../../../../src/main/core/workstations/workstation-memory.ts';
import { northPier } from '../../cli/support.ts';

const listed = { studio: 'us-west-2:stid-1', id: 'comp-07', state: 'READY' } as const;
const server = { host: 'one.example', port: 8443, tls: true };

it('a workstation’s server and launch profile are kept if a later list omits them', () => {
  const memory = createWorkstationMemory();
  memory.recordList(northPier.id, [{ ...listed, name: 'Comp 07', launchProfile: 'comp' }]);
  memory.recordStream(northPier.id, 'comp-07', { server: server });
  memory.recordList(northPier.id, [{ ...listed, name: 'Comp 7' }]);
  expect(memory.of(northPier.id, 'comp-07')).toEqual({
    name: 'Comp 7',
    state: 'READY',
    launchProfile: 'comp',
    server,
  });
});

it('nothing is known of a workstation that was not listed', () => {
  const memory = createWorkstationMemory();
  memory.recordStream(northPier.id, 'comp-07', { server: server });
  expect(memory.of(northPier.id, 'comp-08')).toBeUndefined();
  expect(memory.of(northPier.id, undefined)).toBeUndefined();
});

it('listeners are called after each list, until they are removed', () => {
  const memory = createWorkstationMemory();
  let calls = 0;
  const remove = memory.onListed(() => (calls += 1));
  memory.recordList(northPier.id, [listed]);
  remove();
  memory.recordList(northPier.id, [listed]);
  expect(calls).toBe(1);
});
