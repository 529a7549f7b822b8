import { ok } from '../../shared/base/failure.ts';
import { defineCommand } from './command-definition.ts';
import { EXIT } from './exit-status.ts';
import { JSON_FLAG, readNumber } from './option-values.ts';
import { jsonLine, report } from './terminal.ts';

/**
 * `stagedoor practice`: the practice studio in the foreground, until it is interrupted. It first prints keys that
 * are generated for this run, the only exception to "no output contains a secret".
 */
export const practiceCommand = defineCommand(
  {
    name: 'practice',
    summary: 'Run the practice studio in the foreground',
    details: [
      'It first prints the address of the studio, and the keys made up for this run. Press Ctrl+C to stop it.',
      'The address also answers as EC2, for connections of type ec2 with the filter "tag:Workstation": "yes".',
    ],
    options: {
      port: {
        kind: 'text',
        value: 'N',
        about: 'the port to listen on, 1 to 65535; by default, any free port',
      },
      json: JSON_FLAG,
    },
  },
  ({ port: text, json }) => {
    const port = readNumber('port', text, 1, 65_535);
    return port.ok ? ok({ port: port.value, json: json === true }) : port;
  },
  async ({ port, json }, { services, terminal, signal }) => {
    const studio = await services.servePractice(port);
    if (!studio.ok) return report(terminal, studio.failure);
    const { endpoint, region, studioId, accessKeyId, secretAccessKey } = studio.value;
    const keys = { endpoint, region, studioId, accessKeyId, secretAccessKey };
    if (json) terminal.out(jsonLine(keys));
    else
      for (const [name, value] of Object.entries(keys)) terminal.out(`${name.padEnd(16)} ${value}`);
    // If the keys cannot be printed, nobody can use the studio. Lost output is reported when the command ends.
    if (!(await terminal.flushed())) {
      await studio.value.stop();
      return EXIT.done;
    }
    terminal.err('The practice studio is running. Press Ctrl+C to stop it.');
    studio.value.onRequest((line) => {
      terminal.err(line);
    });
    await new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => {
        resolve();
      });
      if (signal.aborted) resolve();
    });
    await studio.value.stop();
    return EXIT.cancelled;
  },
);
