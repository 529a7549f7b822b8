import { ok } from '../../shared/base/failure.ts';
import { printChecks } from './checks-output.ts';
import { defineCommand } from './command-definition.ts';
import { EXIT } from './exit-status.ts';
import { JSON_FLAG } from './option-values.ts';

/** `stagedoor doctor`. For scripts, the exit status is that of the first check that fails. */
export const doctorCommand = defineCommand(
  {
    name: 'doctor',
    summary: 'Check the viewer, keychain, clock, network and policy of this computer',
    details: [
      'The exit status is that of the first check that fails: 6 for the viewer, 8 for the keychain, 2 for any other.',
    ],
    options: { json: JSON_FLAG },
  },
  ({ json }) => ok({ json: json === true }),
  async ({ json }, { services, terminal, signal }) => {
    const checks = await services.checkHealth(signal);
    // Ctrl+C also ends the process that calls the keychain, which then looks as if it were missing.
    signal.throwIfAborted();
    printChecks(checks, json, terminal);
    const wrong = checks.find(({ ok }) => !ok);
    if (wrong === undefined) return EXIT.done;
    if (wrong.name === 'vault') return EXIT.vault;
    return wrong.name === 'viewer' ? EXIT.viewer : EXIT.usage;
  },
);
