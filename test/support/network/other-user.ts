import { execFile } from 'node:child_process';

/** Only root can start a program as another user. */
export const canBeOtherUser = process.platform === 'linux' && process.getuid?.() === 0;

/** The user id of {@link visitAsOtherUser}: `nobody`. */
export const OTHER_USER = 65_534;

const VISIT = `
  const request = require('node:http').get(process.argv[1], { agent: false }, (response) => {
    console.log(response.statusCode, response.headers.location ?? '');
    response.resume();
  });
  request.on('error', (reason) => console.log(reason.code));
`;

/** What another user of this machine gets from `address`: status and location, or the error's code. */
export function visitAsOtherUser(address: string): Promise<string> {
  const other = String(OTHER_USER);
  const args = ['--reuid', other, '--regid', other, '--clear-groups', process.execPath];
  return new Promise((resolve, reject) => {
    execFile(
      'setpriv',
      [...args, '-e', VISIT, address],
      { cwd: '/', env: {}, timeout: 60_000 },
      (error, stdout) => {
        if (error === null) resolve(stdout.trim());
        else reject(new Error(error.message));
      },
    );
  });
}
