import { createLogFile } from '../../../src/main/adapters/support/log-file.ts';

// A process that writes two lines to the log in the given folder.
const log = createLogFile(process.argv[2] ?? '');
log.info('first');
log.error('second');
