import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import * as v from 'valibot';
import {
  AccountId,
  AwsRegion,
  RoleName,
  StartUrl,
  type Organisation,
} from '../../../shared/sign-in/credentials.ts';
import type { SessionKeys } from '../../core/sign-in/sign-in.ts';
import type { AwsConfig, Section } from './aws-config.ts';
import { isLoopbackUrl } from '../sign-in/aws-endpoint.ts';
import { unread, type Read } from './profile-refusal.ts';
import { parseSessionKeys } from '../sts/session-keys.ts';

/** Where a profile's role is asked for. */
export interface PlanDefaults {
  readonly region: string;
  readonly endpoint?: string;
}

/** How a profile comes by its keys: by itself, or by a role over another one. */
export type Plan =
  | { readonly kind: 'keys'; readonly keys: SessionKeys }
  | { readonly kind: 'environment' }
  | { readonly kind: 'process'; readonly command: string }
  | { readonly kind: 'login-session'; readonly session: string }
  | {
      readonly kind: 'identity-center';
      readonly organisation: Organisation;
      readonly role: { readonly accountId: string; readonly roleName: string };
      /** The text whose hash names the file of the token that `aws sso login` keeps. */
      readonly cachedAs: string;
      readonly place: PlanDefaults;
    }
  | {
      readonly kind: 'web-identity';
      readonly roleArn: string;
      readonly tokenFile: string;
      readonly sessionName?: string;
      readonly place: PlanDefaults;
    }
  | RolePlan;

export interface RolePlan {
  readonly kind: 'role';
  readonly base: Plan;
  readonly roleArn: string;
  readonly externalId?: string;
  readonly mfaSerial?: string;
  readonly sessionName?: string;
  readonly seconds: number;
  readonly place: PlanDefaults;
}

/** How the profile signs in, with the SDK's order of precedence, or why it cannot. Total and pure. */
export function planOf(config: AwsConfig, name: string): Read<Plan> {
  return plan(config, name, new Set());
}

/** The program that a plan runs, if it does: at most one, at its root. */
export function commandOf(of: Plan): string | undefined {
  if (of.kind === 'role') return commandOf(of.base);
  return of.kind === 'process' ? of.command : undefined;
}

/** True where a code of a device is asked for on the way. */
export const wantsCode = (of: Plan): boolean =>
  of.kind === 'role' && (of.mfaSerial !== undefined || wantsCode(of.base));

function plan(config: AwsConfig, name: string, visited: ReadonlySet<string>): Read<Plan> {
  const section = config.profiles.get(name);
  if (section === undefined) return unread('source-missing', name);
  const place = placeOf(section);
  if (!place.ok) return place;
  const get = (key: string) => section.get(key);
  const keys = staticKeys(section);
  if (visited.size > 0 && keys !== undefined) return keys;
  const source = get('source_profile');
  const credentialSource = get('credential_source');
  if (
    get('role_arn') !== undefined &&
    (source === undefined) !== (credentialSource === undefined)
  ) {
    if (source !== undefined && visited.has(source)) return unread('source-circle');
    const base =
      source === undefined
        ? fromSource(credentialSource ?? '')
        : plan(config, source, new Set([...visited, source]));
    return base.ok ? rolePlan(section, base.value, place.value) : base;
  }
  if (visited.size > 0 && credentialSource !== undefined) return fromSource(credentialSource);
  if (keys !== undefined) return keys;
  if (get('web_identity_token_file') !== undefined && get('role_arn') !== undefined)
    return webIdentity(section, place.value);
  const command = get('credential_process');
  if (command !== undefined) return processPlan(command);
  if (SSO_KEYS.some((key) => section.has(key))) return ssoPlan(config, section, place.value);
  const session = get('login_session');
  if (session !== undefined) return yes({ kind: 'login-session', session });
  return unread('no-way');
}

const yes = (value: Plan): Read<Plan> => ({ ok: true, value });

function staticKeys(section: Section): Read<Plan> | undefined {
  const accessKeyId = section.get('aws_access_key_id');
  const secretAccessKey = section.get('aws_secret_access_key');
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  const sessionToken = section.get('aws_session_token');
  const keys = parseSessionKeys({ accessKeyId, secretAccessKey, sessionToken });
  return keys === undefined ? unread('keys-odd') : yes({ kind: 'keys', keys });
}

function fromSource(source: string): Read<Plan> {
  return source === 'Environment' ? yes({ kind: 'environment' }) : unread('cloud');
}

/** What one can see on one line: a command that looks like another must not be agreed to. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

function processPlan(command: string): Read<Plan> {
  if (command.length > 4_096) return unread('command-long');
  if (HIDDEN.test(command.replaceAll('\t', ' '))) return unread('command-hidden');
  return yes({ kind: 'process', command });
}

const SSO_KEYS = ['sso_start_url', 'sso_account_id', 'sso_session', 'sso_region', 'sso_role_name'];
const Sso = v.object({
  startUrl: StartUrl,
  region: AwsRegion,
  accountId: AccountId,
  roleName: RoleName,
});

function ssoPlan({ ssoSessions }: AwsConfig, section: Section, place: PlanDefaults): Read<Plan> {
  const session = section.get('sso_session');
  const shared = session === undefined ? section : ssoSessions.get(session);
  if (shared === undefined) return unread('sso-session-missing');
  const parsed = v.safeParse(Sso, {
    startUrl: shared.get('sso_start_url'),
    region: shared.get('sso_region'),
    accountId: section.get('sso_account_id'),
    roleName: section.get('sso_role_name'),
  });
  if (!parsed.success) return unread('sso-incomplete');
  const { startUrl, region, ...role } = parsed.output;
  const organisation = { startUrl, region };
  const cachedAs = session ?? startUrl;
  return yes({ kind: 'identity-center', organisation, role, cachedAs, place });
}

function webIdentity(section: Section, place: PlanDefaults): Read<Plan> {
  const roleArn = section.get('role_arn') ?? '';
  const tokenFile = section.get('web_identity_token_file') ?? '';
  return yes({ kind: 'web-identity', roleArn, tokenFile, ...sessionNameOf(section), place });
}

function rolePlan(section: Section, base: Plan, place: PlanDefaults): Read<Plan> {
  const roleArn = section.get('role_arn') ?? '';
  const externalId = section.get('external_id');
  const mfaSerial = section.get('mfa_serial');
  const seconds = Number(section.get('duration_seconds') ?? 3_600);
  if (!Number.isInteger(seconds) || seconds < 900 || seconds > 43_200) return unread('duration');
  return yes({
    kind: 'role',
    base,
    roleArn,
    ...omitUndefined({ externalId, mfaSerial }),
    ...sessionNameOf(section),
    seconds,
    place,
  });
}

function sessionNameOf(section: Section): { sessionName?: string } {
  const sessionName = section.get('role_session_name');
  return sessionName === undefined ? {} : { sessionName };
}

/**
 * SECURITY: the region decides a host, and an `endpoint_url` would be sent keys: neither is taken
 * unseen. Only an endpoint on this machine is followed; sign-in is asked of AWS itself otherwise.
 */
function placeOf(section: Section): Read<PlanDefaults> {
  const region = section.get('region');
  if (region !== undefined && !v.is(AwsRegion, region)) return unread('region');
  const endpoint = section.get('endpoint_url');
  const found = region ?? homeRegion(section.get('role_arn') ?? '');
  if (endpoint === undefined) return { ok: true, value: { region: found } };
  if (isLoopbackUrl(endpoint)) return { ok: true, value: { region: found, endpoint } };
  return /^https:\/\//i.test(endpoint)
    ? { ok: true, value: { region: found } }
    : unread('endpoint');
}

/** Where a profile names no region: one of the role's part of AWS, as the parts do not know each other's. */
function homeRegion(roleArn: string): string {
  if (roleArn.startsWith('arn:aws-cn:')) return 'cn-north-1';
  return roleArn.startsWith('arn:aws-us-gov:') ? 'us-gov-west-1' : 'us-east-1';
}
