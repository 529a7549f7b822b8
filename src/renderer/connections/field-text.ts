import type { FormKind } from './form/connection-draft.ts';
import type { Field, FieldKind } from '../components/field.ts';
import { ruleSentence } from '../../shared/base/rule-text.ts';
import type { Rule } from '../../shared/base/rule.ts';
import { entryOf } from '../../shared/launch/session-status.ts';
import { FIELD_RULES, TEXT_RULES } from './field-rules.ts';
import { t } from '../i18n/locale.svelte.ts';
import type { Messages } from '../../shared/languages/language-messages.ts';
import { omitUndefined } from '../../shared/base/omit-undefined.ts';

type Named = keyof Messages['forms']['fields'];

const sentences = (rules: readonly Rule[]): readonly string[] =>
  rules.map((rule) => ruleSentence({ rule }, t().rules));

/** What can be wrong with a field that is chosen from a list, in sentences. */
export const choiceRoom = (rule: Rule): readonly string[] => sentences([rule]);

/** What can be wrong with a text field, in sentences. */
const roomOf = (name: string): readonly string[] =>
  sentences([...TEXT_RULES, ...(entryOf(FIELD_RULES, name) ?? [])]);

/** Fields of a form, with texts of the current language. */
const fields =
  <Name extends Named>(kinds: Readonly<Record<Name, FieldKind>>) =>
  (): readonly Field<Name>[] => {
    const { fields: labels, hints } = t().forms;
    // The names of an object's fields are its own.
    return (Object.keys(kinds) as Name[]).map((name) => {
      const hint = entryOf(hints, name);
      return {
        name,
        label: labels[name],
        room: roomOf(name),
        ...kinds[name],
        ...omitUndefined({ hint }),
      };
    });
  };

export const nameFields = fields({ name: {} });

/** The endpoint of a Nimble-compatible service. */
export const gatewayFields = (): readonly Field<'endpoint'>[] => [
  {
    name: 'endpoint',
    label: t().forms.fields.endpoint,
    hint: t().forms.gatewayHint,
    room: roomOf('endpoint'),
    wide: true,
  },
];

export const keyFields = fields({
  accessKeyId: {},
  secretAccessKey: { kind: 'secret' },
  sessionToken: { kind: 'secret', optional: true },
});

export const organizationFields = fields({ startUrl: {}, signInRegion: {} });

export const roleFields = fields({
  roleArn: { wide: true },
  externalId: { optional: true },
  mfaSerial: { optional: true },
});

/** The same field as `endpoint`, for kinds that require it. */
export const addressFields = (): readonly Field<'endpoint'>[] => [
  { name: 'endpoint', label: t().forms.fields.address, room: roomOf('endpoint') },
];

export const clientFields = fields({
  clientId: {},
  clientSecret: { kind: 'secret' },
  tokenEndpoint: { optional: true },
  scope: { optional: true },
});
export const secretFields = fields({ clientSecret: { kind: 'secret', wide: true } });
export const tokenFields = fields({ token: { kind: 'secret', wide: true } });

export const loginFields = fields({ issuer: {}, clientId: {}, scope: { optional: true } });
export const hostFields = fields({ host: {}, port: {}, session: {}, user: { optional: true } });

export const tagFields = fields({ filters: { wide: true } });
export const desktopFields = fields({ port: {}, session: {}, user: { optional: true } });
/** The region as text: services other than Nimble's are in all regions. */
export const regionFields = (): readonly Field<'region'>[] => [
  {
    name: 'region',
    label: t().forms.region,
    hint: t().forms.hints.signInRegion,
    room: roomOf('region'),
  },
];

const hosts = { optional: true, wide: true } as const;
/** What few need of a kind of connection, by kind. */
export const moreFields = {
  nimble: fields({ studioId: { optional: true, wide: true }, hosts }),
  'session-manager': fields({
    user: { optional: true, wide: true },
    gateway: { optional: true },
    quicPort: { optional: true },
    hosts,
  }),
  'access-console': fields({ gateway: { optional: true }, quicPort: { optional: true }, hosts }),
  ec2: fields({
    endpoint: { optional: true },
    ssmEndpoint: { optional: true },
    hosts,
  }),
  direct: fields({
    webUrlPath: { optional: true },
    quicPort: { optional: true },
    proxy: { optional: true, wide: true },
  }),
} satisfies Record<FormKind, () => readonly Field<Named>[]>;

export const folderFields = fields({ group: { optional: true, wide: true } });
export const certificateFields = fields({
  caFile: { optional: true },
  pin: { optional: true },
});

/** The fields of a new workstation that its profile asks for. */
export const orderFields = (
  asked: readonly ('name' | 'requirements')[],
): readonly Field<'name' | 'requirements'>[] => {
  const { name, nameHint, nameRule, requirements, requirementsHint } = t().createWorkstation;
  const all = [
    { name: 'name', label: name, hint: nameHint, room: [nameRule], optional: true },
    { name: 'requirements', label: requirements, hint: requirementsHint, optional: true },
  ] as const;
  return all.filter((one) => asked.includes(one.name));
};

export const codeFields = (): readonly Field<'code'>[] => {
  const { fields: labels, hints, sixDigits } = t().forms;
  return [{ name: 'code', label: labels.code, hint: hints.code, room: [sixDigits], kind: 'code' }];
};
