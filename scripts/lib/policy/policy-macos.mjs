import { identity } from '../../../build/identity.mjs';

/** @import { Setting } from './policy-schema.mjs' */

const { appId } = identity;
const [profileUuid, settingsUuid] = identity.profileUuids;

/**
 * A configuration profile to fill in: it sets nothing and has every setting with an example in a comment. Managed
 * preferences have the same groups as the policy's file.
 * @param {readonly Setting[]} settings
 * @returns {string}
 */
export function mobileconfig(settings) {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>PayloadDisplayName</key>
  <string>Stagedoor</string>
  <key>PayloadIdentifier</key>
  <string>${appId}.policy</string>
  <key>PayloadScope</key>
  <string>System</string>
  <key>PayloadType</key>
  <string>Configuration</string>
  <key>PayloadUUID</key>
  <string>${profileUuid}</string>
  <key>PayloadVersion</key>
  <integer>1</integer>
  <key>PayloadContent</key>
  <array>
    <dict>
      <key>PayloadIdentifier</key>
      <string>${appId}.policy.settings</string>
      <key>PayloadType</key>
      <string>${appId}</string>
      <key>PayloadUUID</key>
      <string>${settingsUuid}</string>
      <key>PayloadVersion</key>
      <integer>1</integer>
${groups(settings, []).join('\n')}
    </dict>
  </array>
</dict>
</plist>
`;
}

/**
 * Groups as dictionaries with their settings as comments, to be uncommented as needed.
 * @param {readonly Setting[]} settings
 * @param {readonly string[]} path
 * @returns {string[]}
 */
function groups(settings, path) {
  const depth = path.length;
  const pad = '  '.repeat(3 + depth);
  const names = [...new Set(settings.map(({ name }) => name.split('.')[depth] ?? ''))];
  return names.flatMap((name) => {
    const here = settings.filter((one) => one.name.split('.')[depth] === name);
    const [first] = here;
    if (first !== undefined && first.name.split('.').length === depth + 1)
      return comment(first, name, pad);
    return [
      `${pad}<key>${name}</key>`,
      `${pad}<dict>`,
      ...groups(here, [...path, name]),
      `${pad}</dict>`,
    ];
  });
}

/**
 * @param {Setting} setting
 * @param {string} name
 * @param {string} pad
 */
function comment(setting, name, pad) {
  return [
    `${pad}<!-- ${setting.title}. ${setting.about.replaceAll('--', '- -')}`,
    `${pad}<key>${name}</key>`,
    `${pad}${example(setting)}`,
    `${pad}-->`,
  ];
}

/** @param {Setting} setting */
function example({ form, choices, name }) {
  switch (form) {
    case 'switch':
      return name.endsWith('enabled') ? '<false/>' : '<true/>';
    case 'choice':
      return `<string>${choices.join(' | ')}</string>`;
    case 'list':
      return `<array><string>${choices[0] ?? '…'}</string></array>`;
    case 'json':
      return '<array><dict><key>id</key><string>pier</string></dict></array>';
    case 'text':
      return '<string>https://updates.example/stagedoor/</string>';
  }
}
