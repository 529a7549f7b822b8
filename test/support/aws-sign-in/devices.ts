import { randomId, randomSecret, type RandomBytes } from '../../../src/practice/data/random.ts';
import { answer, refuse, type Answer, type Refusal } from './answer.ts';
import type { FilledScript } from './script.ts';

/** Device codes (RFC 8628): one secret for the program, one short code for the person. */
export interface Devices {
  start(clientId: string, endpoint: string): Answer;
  /** A person's decision on a user code, once. Undefined: there is no such code. */
  decide(userCode: string, person: string | undefined): 'allowed' | 'denied' | undefined;
  /** Polls for the decision. An allowed code is valid once. */
  poll(
    deviceCode: string,
    clientId: string,
  ): Refusal | { readonly ok: true; readonly person: string };
}

interface Device {
  readonly clientId: string;
  readonly userCode: string;
  readonly endsAtMs: number;
  decision: { readonly person: string | undefined } | undefined;
  nextPollAtMs: number;
  intervalMs: number;
}

/** No codes yet. */
export function createDevices(
  { deviceCodeSeconds, deviceIntervalSeconds }: FilledScript,
  random: RandomBytes,
  now: () => number,
): Devices {
  const devices = new Map<string, Device>();
  return {
    start(clientId, endpoint) {
      const deviceCode = randomSecret(random, 48);
      const userCode = `${randomId(random, 4)}-${randomId(random, 4)}`.toUpperCase();
      devices.set(deviceCode, {
        clientId,
        userCode,
        endsAtMs: now() + deviceCodeSeconds * 1_000,
        decision: undefined,
        nextPollAtMs: 0,
        intervalMs: deviceIntervalSeconds * 1_000,
      });
      const verificationUri = `${endpoint}/device`;
      return answer({
        deviceCode,
        userCode,
        verificationUri,
        verificationUriComplete: `${verificationUri}?user_code=${userCode}`,
        expiresIn: deviceCodeSeconds,
        interval: deviceIntervalSeconds,
      });
    },
    decide(userCode, person) {
      const device = [...devices.values()].find((one) => one.userCode === userCode);
      if (device === undefined || device.decision !== undefined || now() >= device.endsAtMs) {
        return undefined;
      }
      device.decision = { person };
      return person === undefined ? 'denied' : 'allowed';
    },
    poll(deviceCode, clientId) {
      const device = devices.get(deviceCode);
      if (device?.clientId !== clientId) {
        return refuse(400, 'InvalidGrantException', 'There is no such device code.');
      }
      if (now() >= device.endsAtMs) {
        return refuse(400, 'ExpiredTokenException', 'The device code has expired.');
      }
      const isEarly = now() < device.nextPollAtMs;
      // A client that polls too early has to wait longer from then on (RFC 8628, 3.5).
      if (isEarly) device.intervalMs += 5_000;
      device.nextPollAtMs = now() + device.intervalMs;
      if (isEarly) return refuse(400, 'SlowDownException', 'Looks come too soon.');
      if (device.decision === undefined) {
        return refuse(400, 'AuthorizationPendingException', 'Nobody has answered yet.');
      }
      devices.delete(deviceCode);
      const { person } = device.decision;
      return person === undefined
        ? refuse(400, 'AccessDeniedException', 'The request was denied.')
        : { ok: true, person };
    },
  };
}
