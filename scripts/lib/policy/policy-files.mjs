import { mobileconfig } from './policy-macos.mjs';
import { policySchema, settingsOf } from './policy-schema.mjs';
import { adml, admx } from './policy-windows.mjs';

/**
 * Every file that is generated from the policy's schema, by its path in the project.
 * @param {import('valibot').GenericSchema} policy
 * @returns {ReadonlyMap<string, string>}
 */
export function policyFiles(policy) {
  const schema = policySchema(policy);
  const settings = settingsOf(schema);
  return new Map([
    ['docs/policy.schema.json', `${JSON.stringify(schema, null, 2)}\n`],
    ['build/windows/policy/stagedoor.admx', admx(settings)],
    ['build/windows/policy/en-US/stagedoor.adml', adml(settings)],
    ['build/macos/policy.mobileconfig', mobileconfig(settings)],
  ]);
}
