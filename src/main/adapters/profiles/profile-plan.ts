import { hasInvisible, hasOtherSpace } from '../../../shared/base/invisible.ts';
import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import * as v from 'valibot';
import {
  AccountId,
  AwsRegion,
  RoleName,
  StartUrl,
  type Organization,
} from '../../../shared/sign-in/credentials.ts';
import { partitionOfArn } from '../../core/provider/aws-partitions.ts';
import type { SessionKeys } from '../../core/sign-in/sign-in.ts';
import type { AwsConfig, Section } from './aws-config.ts';
import { isLoopbackUrl } from '../sign-in/aws-endpoint.ts';
import { refuse, type ReadResult } from './profile-refusal.ts';
import { parseSessionKeys } from '../sts/session-keys.ts';

/** The region and the endpoint of a profile's requests. */
export interface PlanDefaults {
  readonly region: string;
  readonly endpoint?: string;
}

/** How a profile gets its keys: directly, or with a role on top of another plan. */
export type Plan =
  | { readonly kind: 'keys'; readonly keys: SessionKeys }
  | { readonly kind: 'environment' }
  | { readonly kind: 'process'; readonly command: string }
  | { readonly kind: 'login-session'; readonly profile: string; readonly session: string }
  | {
      readonly kind: 'identity-center';
      /** The profile to name to the AWS CLI for a new sign-in. */
      readonly profile: string;
      readonly organization: Organization;
      readonly role: { readonly accountId: string; readonly roleName: string };
      /** The text whose hash names the token file of `aws sso login`. */
      readonly cachedAs: string;
      readonly endpoint?: string;
    }
  | {
      readonly kind: 'web-identity';
      readonly roleArn: string;
      readonly tokenFile: string;
      readonly sessionName?: string;
      readonly defaults: PlanDefaults;
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
  readonly defaults: PlanDefaults;
}

/** How the profile signs in, in the SDK's order of precedence, or why it cannot. Total and pure. */
export function planOf(config: AwsConfig, name: string): ReadResult<Plan> {
  return plan(config, name, new Set());
}

/** The program that a plan runs, if any: at most one, at its root. */
export function commandOf(of: Plan): string | undefined {
  if (of.kind === 'role') return commandOf(of.base);
  return of.kind === 'process' ? of.command : undefined;
}

/** True if an MFA code is needed on the way. */
export const needsCode = (of: Plan): boolean =>
  of.kind === 'role' && (of.mfaSerial !== undefined || needsCode(of.base));

function plan(config: AwsConfig, name: string, visited: ReadonlySet<string>): ReadResult<Plan> {
  const section = config.profiles.get(name);
  if (section === undefined) return refuse('source-missing', name);
  const get = (key: string) => section.get(key);
  const keys = staticKeys(section);
  if (visited.size > 0 && keys !== undefined) return keys;
  const source = get('source_profile');
  const credentialSource = get('credential_source');
  if (
    get('role_arn') !== undefined &&
    (source === undefined) !== (credentialSource === undefined)
  ) {
    if (source !== undefined && visited.has(source)) return refuse('source-circle');
    const base =
      source === undefined
        ? fromSource(credentialSource ?? '')
        : plan(config, source, new Set([...visited, source]));
    return base.ok ? rolePlan(config, section, base.value) : base;
  }
  if (visited.size > 0 && credentialSource !== undefined) return fromSource(credentialSource);
  if (keys !== undefined) return keys;
  if (get('web_identity_token_file') !== undefined && get('role_arn') !== undefined)
    return webIdentity(config, section);
  const command = get('credential_process');
  if (command !== undefined) return processPlan(command);
  if (SSO_KEYS.some((key) => section.has(key))) return ssoPlan(config, name, section);
  const session = get('login_session');
  if (session !== undefined) return planned({ kind: 'login-session', profile: name, session });
  return refuse('no-way');
}

const planned = (value: Plan): ReadResult<Plan> => ({ ok: true, value });

function staticKeys(section: Section): ReadResult<Plan> | undefined {
  const accessKeyId = section.get('aws_access_key_id');
  const secretAccessKey = section.get('aws_secret_access_key');
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  // The older name wins, as in botocore.
  const sessionToken = section.get('aws_security_token') ?? section.get('aws_session_token');
  const keys = parseSessionKeys({ accessKeyId, secretAccessKey, sessionToken });
  return keys === undefined ? refuse('keys-odd') : planned({ kind: 'keys', keys });
}

function fromSource(source: string): ReadResult<Plan> {
  return source === 'Environment' ? planned({ kind: 'environment' }) : refuse('cloud');
}

/** Invisible characters are refused: a command must not look like another one when the user agrees to it. */
function processPlan(lines: string): ReadResult<Plan> {
  // A command over several lines is one command: botocore separates its words at line breaks too.
  const command = lines.replaceAll(/\n+/g, ' ');
  if (command.length > 4_096) return refuse('command-long');
  if (hasInvisible(command.replaceAll('\t', ' ')) || hasOtherSpace(command))
    return refuse('command-hidden');
  return planned({ kind: 'process', command });
}

const SSO_KEYS = ['sso_start_url', 'sso_account_id', 'sso_session', 'sso_region', 'sso_role_name'];
const Sso = v.object({
  startUrl: StartUrl,
  region: AwsRegion,
  accountId: AccountId,
  roleName: RoleName,
});

function ssoPlan(config: AwsConfig, profile: string, section: Section): ReadResult<Plan> {
  const session = section.get('sso_session');
  const shared = session === undefined ? section : config.ssoSessions.get(session);
  if (shared === undefined) return refuse('sso-session-missing');
  const parsed = v.safeParse(Sso, {
    startUrl: shared.get('sso_start_url'),
    region: shared.get('sso_region'),
    accountId: section.get('sso_account_id'),
    roleName: section.get('sso_role_name'),
  });
  if (!parsed.success) return refuse('sso-incomplete');
  const endpoint = endpointOf(config, section, 'sso');
  if (!endpoint.ok) return endpoint;
  const { startUrl, region, ...role } = parsed.output;
  const organization = { startUrl, region };
  const cachedAs = session ?? startUrl;
  return planned({
    kind: 'identity-center',
    profile,
    organization,
    role,
    cachedAs,
    ...omitUndefined({ endpoint: endpoint.value }),
  });
}

function webIdentity(config: AwsConfig, section: Section): ReadResult<Plan> {
  const defaults = stsDefaults(config, section);
  if (!defaults.ok) return defaults;
  const roleArn = section.get('role_arn') ?? '';
  const tokenFile = section.get('web_identity_token_file') ?? '';
  return planned({
    kind: 'web-identity',
    roleArn,
    tokenFile,
    ...sessionNameOf(section),
    defaults: defaults.value,
  });
}

function rolePlan(config: AwsConfig, section: Section, base: Plan): ReadResult<Plan> {
  const defaults = stsDefaults(config, section);
  if (!defaults.ok) return defaults;
  const roleArn = section.get('role_arn') ?? '';
  const externalId = section.get('external_id');
  const mfaSerial = section.get('mfa_serial');
  const seconds = Number(section.get('duration_seconds') ?? 3_600);
  if (!Number.isInteger(seconds) || seconds < 900 || seconds > 43_200) return refuse('duration');
  return planned({
    kind: 'role',
    base,
    roleArn,
    ...omitUndefined({ externalId, mfaSerial }),
    ...sessionNameOf(section),
    seconds,
    defaults: defaults.value,
  });
}

function sessionNameOf(section: Section): { sessionName?: string } {
  const sessionName = section.get('role_session_name');
  return sessionName === undefined ? {} : { sessionName };
}

/**
 * Where a profile requests its role. Only profiles that do depend on this: other keys are given whatever their
 * region or endpoint is. SECURITY: the region is part of a host name, so it is checked.
 */
function stsDefaults(config: AwsConfig, section: Section): ReadResult<PlanDefaults> {
  // The partition of the role, because partitions do not know each other's keys.
  const region = section.get('region') ?? partitionOfArn(section.get('role_arn') ?? '').homeRegion;
  if (!v.is(AwsRegion, region)) return refuse('region');
  const endpoint = endpointOf(config, section, 'sts');
  if (!endpoint.ok) return endpoint;
  return { ok: true, value: { region, ...omitUndefined({ endpoint: endpoint.value }) } };
}

/**
 * The endpoint that a profile has for a service: in its `services` section, or its own. SECURITY: keys would be sent
 * there, so only an endpoint on this machine is used; otherwise requests go to AWS itself.
 */
function endpointOf(
  { services }: AwsConfig,
  section: Section,
  service: 'sts' | 'sso',
): ReadResult<string | undefined> {
  const own = services
    .get(section.get('services') ?? '')
    ?.get(service)
    ?.get('endpoint_url');
  const endpoint = own ?? section.get('endpoint_url');
  if (endpoint === undefined || (/^https:\/\//i.test(endpoint) && !isLoopbackUrl(endpoint)))
    return { ok: true, value: undefined };
  return isLoopbackUrl(endpoint) ? { ok: true, value: endpoint } : refuse('endpoint');
}
