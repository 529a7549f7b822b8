/**
 * What Electron and electron-builder put into Info.plist, and this program does not use: texts for questions about camera,
 * microphone and Bluetooth, and unencrypted connections to any host. Node's connections are not subject to the latter.
 */
const UNUSED = [
  'NSAppTransportSecurity',
  'NSAudioCaptureUsageDescription',
  'NSBluetoothAlwaysUsageDescription',
  'NSBluetoothPeripheralUsageDescription',
  'NSCameraUsageDescription',
  'NSMicrophoneUsageDescription',
];

/** An Info.plist without {@link UNUSED}. */
export const withoutUnusedRights = (plist: string): string => UNUSED.reduce(withoutEntry, plist);

/** A property list in XML without the entry `key`, whose value can be a group that contains others. */
function withoutEntry(plist: string, key: string): string {
  const start = plist.indexOf(`<key>${key}</key>`);
  if (start === -1) return plist;
  let depth = 0;
  for (const tag of plist.slice(start).matchAll(/<(\/?)(\w+)[^>]*?(\/?)>/g)) {
    const [text, closes, name, isEmpty] = tag;
    if (name === 'key' && depth === 0) continue;
    if (isEmpty !== '/') depth += closes === '/' ? -1 : 1;
    if (depth > 0) continue;
    return plist.slice(0, start).trimEnd() + plist.slice(start + tag.index + text.length);
  }
  throw new Error(`the value of ${key} in Info.plist has no end`);
}
