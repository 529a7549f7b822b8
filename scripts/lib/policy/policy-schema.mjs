import { toJsonSchema } from '@valibot/to-json-schema';

/**
 * A JSON Schema of the policy, for editors. It omits what JSON Schema cannot express (the forms of hosts and endpoints).
 * The program checks those and refuses a policy that violates them.
 * @param {import('valibot').GenericSchema} policy
 * @returns {object}
 */
export function policySchema(policy) {
  const schema = toJsonSchema(policy, { errorMode: 'ignore', typeMode: 'input' });
  return {
    $schema: schema.$schema,
    title: 'Stagedoor policy',
    description: 'What an administrator decides for everybody on a machine. See docs/policy.md.',
    ...schema,
  };
}

/**
 * One setting of the policy: a leaf of its schema.
 * @typedef {object} Setting
 * @property {string} name where it is, as `allow.kinds`
 * @property {string} title
 * @property {string} about
 * @property {'switch' | 'choice' | 'list' | 'json' | 'text'} form
 * @property {readonly string[]} choices
 */

/**
 * The parts of a JSON Schema that are read here.
 * @typedef {object} Node
 * @property {string} [type]
 * @property {string} [title]
 * @property {string} [description]
 * @property {unknown} [const]
 * @property {readonly string[]} [enum]
 * @property {Node} [items]
 * @property {Readonly<Record<string, Node>>} [properties]
 */

/**
 * Every setting of the policy, in the order of the schema, without the version, which administrators do not set.
 * @param {Node} schema
 * @param {readonly string[]} [path]
 * @param {string} [group] the title of the nearest group that has one
 * @returns {Setting[]}
 */
export function settingsOf(schema, path = [], group = '') {
  if (schema.properties === undefined) return 'const' in schema ? [] : [leaf(schema, path, group)];
  return Object.entries(schema.properties).flatMap(([name, node]) =>
    settingsOf(node, [...path, name], path.length === 0 ? '' : (schema.title ?? group)),
  );
}

/**
 * @param {Node} node
 * @param {readonly string[]} path
 * @param {string} group
 * @returns {Setting}
 */
function leaf(node, path, group) {
  const name = path.join('.');
  const own = path.slice(2).join(' › ');
  return {
    name,
    title: node.title ?? `${group}: ${own}`,
    about: node.description ?? `${group}: ${own}. See docs/policy.md.`,
    form: formOf(node),
    choices: node.enum ?? node.items?.enum ?? [],
  };
}

/**
 * @param {Node} node
 * @returns {Setting['form']}
 */
function formOf(node) {
  if (node.type === 'boolean') return 'switch';
  if (node.enum !== undefined) return 'choice';
  if (node.type !== 'array') return 'text';
  return node.items?.type === 'string' || node.items?.enum !== undefined ? 'list' : 'json';
}
