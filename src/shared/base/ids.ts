import * as v from 'valibot';
import { hasInvisible } from './invisible.ts';
import { rule } from './rule.ts';

/** The id of a saved connection, made from its name once and never changed: `[a-z0-9][a-z0-9-]{0,39}`. */
export const ConnectionId = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, rule('connection-id')),
  v.brand('ConnectionId'),
);
export type ConnectionId = v.InferOutput<typeof ConnectionId>;

/**
 * The id of a studio, a workstation or a stream from a service. Services define no syntax (studio ids contain
 * a colon), so this refuses only ids that could change a URL's path or forge a log line.
 */
export const ResourceId = v.pipe(
  v.string(),
  v.minLength(1, rule('id-empty')),
  v.maxLength(512, rule('id-long')),
  v.regex(/^[^\p{C}\p{Z}/\\?#%]+$/u, rule('id-characters')),
  v.check((id) => !hasInvisible(id), rule('id-characters')),
  v.check((id) => !id.split(':').some((part) => part === '.' || part === '..'), rule('id-path')),
  v.brand('ResourceId'),
);
export type ResourceId = v.InferOutput<typeof ResourceId>;

/** The id of one launch: a UUID that Stagedoor creates. */
export const LaunchId = v.pipe(v.string(), v.uuid(), v.brand('LaunchId'));
export type LaunchId = v.InferOutput<typeof LaunchId>;

/** True for text that is valid as the id of a studio, a workstation or a stream. */
export const isResourceId = (text: unknown): text is ResourceId => v.is(ResourceId, text);

/**
 * The studio of connections whose kind has no studios. No service and no link uses this id. Not parsed: the window would need
 * the parser before it is drawn.
 */
export const SOLE_STUDIO = '-' as ResourceId;
