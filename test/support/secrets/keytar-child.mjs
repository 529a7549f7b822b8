// Answers keytar's three calls over lines of JSON, so that a test can use the keychain of another D-Bus session.
import keytar from 'keytar';
import { createInterface } from 'node:readline';

console.log(JSON.stringify({ id: 0 }));
for await (const line of createInterface({ input: process.stdin })) {
  const { id, call, args } = JSON.parse(line);
  try {
    console.log(JSON.stringify({ id, value: await keytar[call](...args) }));
  } catch (reason) {
    console.log(JSON.stringify({ id, error: reason.message }));
  }
}
