import { expect, it } from 'vitest';
import { viewerLog } from '../../../../src/main/adapters/viewer/viewer-paths.ts';

const own = { home: '/home/artist', localAppData: 'C:\\Users\\artist\\AppData\\Local' };

it.each([
  ['win32', own.localAppData, `${own.localAppData}\\Amazon\\DCV\\logs\\client.log`],
  ['darwin', own.home, '/home/artist/.local/share/NICE/dcvviewer/log/viewer.log'],
  ['linux', own.home, '/home/artist/.local/share/NICE/dcvviewer/log/viewer.log'],
] as const)('the viewer’s log is in a folder of the user on %s', (platform, within, path) => {
  expect(viewerLog(platform, own)).toEqual({ within, path });
});
