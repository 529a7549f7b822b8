import * as v from 'valibot';
import { filterRequest, type FilterField } from './filters.ts';

const text = v.pipe(v.string(), v.minLength(1));
const size = v.nullish(v.pipe(v.number(), v.integer(), v.minValue(1)));
const by = (kind: FilterField['kind'], path: string): FilterField => ({ kind, path });

/**
 * The filters of describeSessions except those for sharing and tags, which no test needs: those are
 * refused.
 */
export const sessionFields = {
  SessionIds: by('text', 'Id'),
  SessionNames: by('text', 'Name'),
  Owners: by('text', 'Owner'),
  Types: by('exact', 'Type'),
  States: by('exact', 'State'),
  Ips: by('text', 'Server.Ip'),
  Hostnames: by('text', 'Server.Hostname'),
  CreationTimes: by('date', 'CreationTime'),
  LastDisconnectionTimes: by('date', 'LastDisconnectionTime'),
  NumOfConnections: by('number', 'NumOfConnections'),
} as const;

/** The filters of describeSessionTemplates that are known here. */
export const templateFields = {
  Ids: by('text', 'Id'),
  Names: by('text', 'Name'),
  Descriptions: by('text', 'Description'),
  OsFamilies: by('exact', 'OsFamily'),
  Types: by('exact', 'Type'),
  CreatedBy: by('text', 'CreatedBy'),
  CreationTimes: by('date', 'CreationTime'),
  DcvGlEnabled: by('boolean', 'DcvGlEnabled'),
} as const;

export const describeSessionsRequest = filterRequest(sessionFields);
export const describeTemplatesRequest = filterRequest(templateFields);

export const createSessionsRequest = v.pipe(
  v.array(v.strictObject({ SessionTemplateId: text, Name: v.optional(text), Owner: text })),
  v.minLength(1),
);

export const deleteSessionsRequest = v.pipe(
  v.array(v.strictObject({ SessionId: text, Owner: text })),
  v.minLength(1),
);

export const screenshotsRequest = v.strictObject({
  SessionIds: v.array(text),
  MaxWidth: size,
  MaxHeight: size,
});
