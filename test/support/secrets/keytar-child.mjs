// Answers keytar's three calls over lines of JSON, so that a test can use the keychain of another D-Bus session.
import keytar from 'keytar';
import { createInterface } from 'node:readline';
import { jsonLine } from './json-line.mjs';

console.log(jsonLine({ id: 0 }));
for await (const line of createInterface({ input: process.stdin })) {
  const { id, call, args } = JSON.parse(line);
  try {
    console.log(jsonLine({ id, value: await keytar[call](...args) }));
  } catch (reason) {
    console.log(jsonLine({ id, error: reason.message }));
  }
}
