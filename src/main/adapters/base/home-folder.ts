import { homedir, userInfo } from 'node:os';
import { isAbsolute } from 'node:path';

/**
 * The user's home folder. A `HOME` that is no full path would be another folder in each working directory, and Electron does not
 * start with it: instead, it is the home folder of the account.
 * @throws a system error if the account has none
 */
export function homeFolder(): string {
  const home = homedir();
  return isAbsolute(home) ? home : userInfo().homedir;
}
