import { createInterface } from 'node:readline';
import { createRecordsFile } from '../../../src/main/adapters/launch/records-file.ts';
import { recordTime } from '../../../src/main/core/launch/records/records.ts';

// A process that writes records: for each line "KIND MS" it reads it records a time, and reports
// the result.
const [path = ''] = process.argv.slice(2);
const store = createRecordsFile(path, {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
});
for await (const line of createInterface({ input: process.stdin })) {
  const [kind = '', ms = ''] = line.split(' ');
  console.log((await store.update(recordTime(kind, Number(ms)))) ? line : 'lost');
}
