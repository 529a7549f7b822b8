import type { PracticeInstance } from '../data/instance-store.ts';
import { instanceError, type InstanceResult, type XmlFields } from './instance-result.ts';

/** What an operation on instances is called with. Names of parameters are those of EC2's query protocol. */
export interface InstanceCall {
  readonly instances: readonly PracticeInstance[];
  readonly parameters: URLSearchParams;
  readonly nowMs: number;
  /** The port of an instance's DCV server on 127.0.0.1. */
  readonly portOf: (instanceId: string) => number;
}

/** The operations of EC2 that the practice studio has. It terminates nothing. */
export const instanceOperations = {
  DescribeInstances: describeInstances,
  StartInstances: (call) => change(call, (one) => one.start(call.nowMs)),
  StopInstances: (call) => change(call, (one) => one.stop(call.nowMs)),
  RebootInstances: (call) => {
    const found = named(call);
    return 'ok' in found ? found : { ok: true, body: { return: 'true' } };
  },
  GetConsoleScreenshot: screenshot,
} as const satisfies Record<string, (call: InstanceCall) => InstanceResult>;

export type InstanceOperation = keyof typeof instanceOperations;

function describeInstances(call: InstanceCall): InstanceResult {
  const { parameters, instances, nowMs } = call;
  const ids = listOf(parameters, 'InstanceId');
  const found = ids.length === 0 ? instances : named(call);
  if ('ok' in found) return found;
  const filters = filtersOf(parameters);
  const all = found.filter((one) => filters.every((filter) => matches(one, filter, nowMs)));
  const size = Number(parameters.get('MaxResults') ?? 1_000);
  if (!(size >= 5 && size <= 1_000))
    return instanceError(400, 'InvalidParameterValue', 'MaxResults is from 5 to 1000.');
  const from = Number(parameters.get('NextToken') ?? 0);
  const page = all.slice(from, from + size);
  return {
    ok: true,
    body: {
      reservationSet: page.map((one) => ({
        reservationId: `r-${one.instanceId.slice(2)}`,
        ownerId: '123456789012',
        instancesSet: [describe(one, call)],
      })),
      ...(from + size < all.length && { nextToken: String(from + size) }),
    },
  };
}

function describe(one: PracticeInstance, { nowMs, portOf }: InstanceCall): XmlFields {
  const state = one.stateAt(nowMs);
  const isRunning = state.name === 'running';
  const reason = one.reasonAt(nowMs);
  const tags = new Map([...one.tags, ['stagedoor:port', String(portOf(one.instanceId))]]);
  return {
    instanceId: one.instanceId,
    instanceState: { code: state.code, name: state.name },
    privateDnsName: 'localhost',
    // EC2 reports a missing name as an empty text.
    dnsName: '',
    instanceType: one.instanceType,
    launchTime: new Date(one.startedAt()).toISOString(),
    placement: { availabilityZone: one.zone },
    privateIpAddress: '127.0.0.1',
    ...(isRunning && { ipAddress: one.publicAddress() }),
    ...(reason !== undefined && { stateReason: { code: reason, message: reason } }),
    tagSet: [...tags].map(([key, value]) => ({ key, value })),
    platformDetails: 'Linux/UNIX',
  };
}

function change(
  call: InstanceCall,
  apply: (instance: PracticeInstance) => boolean,
): InstanceResult {
  const found = named(call);
  if ('ok' in found) return found;
  const changed: XmlFields[] = [];
  for (const one of found) {
    const { ...previousState } = one.stateAt(call.nowMs);
    if (!apply(one)) {
      const message = `The instance '${one.instanceId}' is not in a state for this.`;
      return instanceError(400, 'IncorrectInstanceState', message);
    }
    const { ...currentState } = one.stateAt(call.nowMs);
    changed.push({ instanceId: one.instanceId, currentState, previousState });
  }
  return { ok: true, body: { instancesSet: changed } };
}

/** A drawn desktop with one window. */
const picture =
  '/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDABcQERQRDhcUEhQaGBcbIjklIh8fIkYyNSk5UkhXVVFIUE5bZoNvW2F8Yk5QcptzfIeLkpSSWG2grJ+OqoOPko3/2wBDARgaGiIeIkMlJUONXlBejY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY3/wAARCABQAIADASIAAhEBAxEB/8QAGgABAAMBAQEAAAAAAAAAAAAAAAEEBgIFA//EAC4QAQABAQMKBwADAQAAAAAAAAARAQKi4QMEFBUWU2NkoaMFEhM1UoGxIlFhkf/EABcBAQEBAQAAAAAAAAAAAAAAAAABAgP/xAAXEQEBAQEAAAAAAAAAAAAAAAAAEQES/9oADAMBAAIRAxEAPwDzBEkurmkXNX8W7iav4t3FKsUxc1fxbuJq/i3cSkUxc1fxbuJq/i3cSkUxc1fxbuJq/i3cSkUxc1fxbuKlJUSIklRIiSQcySiSUG00LN93eqaFm+7vVfPxT27K/X7Rn2cyt7saTQs33d6poWb7u9VmwiVpNCzfd3qmhZvu71WbCFaTQs33d6poWb7u9VmwhWk0LN93eqxktf4X7dkvv9qx8rhqZJRJKspklEkggcySK2fint2V+v2jPtVatUs2ZtVilHHr5P5dKsZsa3KzA0/r5P5dKnr5P5dKr0nLMDT+vk/l0qevk/l0qdHLMDVWbVLVmbNZpVJ0cqnhft2S+/2rHN4wMmGuhzJLSOhzJIIklEkoN9lKxYr/AB83+Pj5uW6YPH2o5Pu4G1HJ93Bma1XseblumB5uW6YPH2o5Pu4G1HJ93Amle3k6Wbc+bI0sx/dHfp2PhZ/48Hajk+7gbUcn3cCaVoKUpSkUpFBn9qOT7uBtRyfdwJpWgYCXv7Ucn3cGflcTUySiSVRMkokkHMkq4lVYklXCixJKuFFiSVcKLEkq4UWJJVwosSSrhRYklXCj/9k=';

function screenshot(call: InstanceCall): InstanceResult {
  const { instances, parameters, nowMs } = call;
  const one = instances.find(({ instanceId }) => instanceId === parameters.get('InstanceId'));
  if (one === undefined) return missing(parameters.get('InstanceId') ?? '');
  if (one.stateAt(nowMs).name !== 'running')
    return instanceError(400, 'IncorrectInstanceState', 'The instance does not run.');
  const timestamp = new Date(nowMs).toISOString();
  return { ok: true, body: { instanceId: one.instanceId, imageData: picture, timestamp } };
}

/** The instances that a call names, or the error that one of them is missing. */
function named({
  instances,
  parameters,
}: InstanceCall): PracticeInstance[] | Extract<InstanceResult, { ok: false }> {
  const ids = listOf(parameters, 'InstanceId');
  if (ids.length === 0) return instanceError(400, 'MissingParameter', 'InstanceId is missing.');
  const found: PracticeInstance[] = [];
  for (const id of ids) {
    const one = instances.find(({ instanceId }) => instanceId === id);
    if (one === undefined) return missing(id);
    found.push(one);
  }
  return found;
}

const missing = (id: string) =>
  instanceError(400, 'InvalidInstanceID.NotFound', `The instance ID '${id}' does not exist`);

interface Filter {
  readonly name: string;
  readonly patterns: readonly RegExp[];
}

function matches(one: PracticeInstance, { name, patterns }: Filter, nowMs: number): boolean {
  const actual = fieldOf(one, name, nowMs);
  return actual !== undefined && patterns.some((pattern) => pattern.test(actual));
}

function fieldOf(one: PracticeInstance, name: string, nowMs: number): string | undefined {
  if (name.startsWith('tag:')) return one.tags.get(name.slice(4));
  if (name === 'instance-id') return one.instanceId;
  return name === 'instance-state-name' ? one.stateAt(nowMs).name : undefined;
}

/** `*` and `?` are wildcards, unless a backslash is before them. */
function patternOf(value: string): RegExp {
  const parts = value.match(/\\.|[\s\S]/g) ?? [];
  const source = parts.map((part) => {
    if (part === '*') return '.*';
    if (part === '?') return '.';
    return part.replace(/^\\(?=.)/, '').replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  });
  return new RegExp(`^${source.join('')}$`, 'su');
}

function filtersOf(parameters: URLSearchParams): Filter[] {
  const filters: Filter[] = [];
  for (let nth = 1; parameters.has(`Filter.${String(nth)}.Name`); nth += 1) {
    const name = parameters.get(`Filter.${String(nth)}.Name`) ?? '';
    const values = listOf(parameters, `Filter.${String(nth)}.Value`);
    filters.push({ name, patterns: values.map(patternOf) });
  }
  return filters;
}

function listOf(parameters: URLSearchParams, name: string): string[] {
  const values: string[] = [];
  for (let nth = 1; parameters.has(`${name}.${String(nth)}`); nth += 1)
    values.push(parameters.get(`${name}.${String(nth)}`) ?? '');
  return values;
}
