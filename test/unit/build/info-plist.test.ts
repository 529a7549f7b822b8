import { expect, it } from 'vitest';
import { withoutUnusedRights } from '../../../build/packages/info-plist.ts';

const plist = (...entries: readonly string[]) =>
  `<plist version="1.0">\n  <dict>\n${entries.map((one) => `    ${one}\n`).join('')}  </dict>\n</plist>\n`;

it('the Info.plist loses requests for unused rights, and nothing else', () => {
  const kept = [
    '<key>CFBundleName</key>\n    <string>Stagedoor</string>',
    '<key>LSMinimumSystemVersion</key>\n    <string>13.0</string>',
    '<key>NSHighResolutionCapable</key>\n    <true/>',
  ];
  const [first = '', second = '', third = ''] = kept;
  const transport = [
    '<key>NSAppTransportSecurity</key>',
    '<dict>',
    '<key>NSAllowsArbitraryLoads</key><true/>',
    '<key>NSExceptionDomains</key>',
    '<dict><key>localhost</key><dict><key>NSIncludesSubdomains</key><false/></dict></dict>',
    '</dict>',
  ].join('\n      ');
  const camera = '<key>NSCameraUsageDescription</key>\n    <string>For the camera</string>';
  const bluetooth = '<key>NSBluetoothAlwaysUsageDescription</key>\n    <string>For it</string>';
  const all = plist(first, transport, second, camera, bluetooth, third);
  expect(withoutUnusedRights(all)).toBe(plist(...kept));
  expect(withoutUnusedRights(plist(...kept))).toBe(plist(...kept));
});

it('an Info.plist that ends inside a value is refused', () => {
  const cut = '<key>NSAppTransportSecurity</key><dict><key>a</key>';
  expect(() => withoutUnusedRights(cut)).toThrow('NSAppTransportSecurity');
});
