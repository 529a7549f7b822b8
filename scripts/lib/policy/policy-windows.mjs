/** @import { Setting } from './policy-schema.mjs' */

const KEY = 'Software\\Policies\\Stagedoor';
const XML = '<?xml version="1.0" encoding="utf-8"?>';
const SPACES =
  'xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"';
/** Maximum length of a policy. */
const TEXT_MAX = 1_048_576;

/**
 * The Group Policy template: one policy for each setting.
 * @param {readonly Setting[]} settings
 * @returns {string}
 */
export function admx(settings) {
  return [
    XML,
    `<policyDefinitions ${SPACES} revision="1.0" schemaVersion="1.0">`,
    '  <policyNamespaces>',
    '    <target prefix="stagedoor" namespace="Stagedoor.Policies" />',
    '  </policyNamespaces>',
    '  <resources minRequiredRevision="1.0" />',
    '  <supportedOn>',
    '    <definitions>',
    '      <definition name="any" displayName="$(string.any)" />',
    '    </definitions>',
    '  </supportedOn>',
    '  <categories>',
    '    <category name="stagedoor" displayName="$(string.stagedoor)" />',
    '  </categories>',
    '  <policies>',
    ...settings.flatMap(policy),
    '  </policies>',
    '</policyDefinitions>',
    '',
  ].join('\n');
}

/**
 * The texts of the template.
 * @param {readonly Setting[]} settings
 * @returns {string}
 */
export function adml(settings) {
  const strings = settings.flatMap((one) => [
    `      <string id="${id(one)}">${xml(one.title)}</string>`,
    `      <string id="${id(one)}_about">${xml(about(one))}</string>`,
    ...(one.form === 'choice' ? one.choices : []).map(
      (choice) => `      <string id="${id(one)}_${word(choice)}">${xml(choice)}</string>`,
    ),
  ]);
  const presentations = settings.filter(({ form }) => form !== 'switch').flatMap(presentation);
  return [
    XML,
    `<policyDefinitionResources ${SPACES} revision="1.0" schemaVersion="1.0">`,
    '  <displayName>Stagedoor</displayName>',
    '  <description>Stagedoor</description>',
    '  <resources>',
    '    <stringTable>',
    '      <string id="any">Stagedoor</string>',
    '      <string id="stagedoor">Stagedoor</string>',
    ...strings,
    '    </stringTable>',
    '    <presentationTable>',
    ...presentations,
    '    </presentationTable>',
    '  </resources>',
    '</policyDefinitionResources>',
    '',
  ].join('\n');
}

/** @param {Setting} setting */
function policy(setting) {
  const name = id(setting);
  const open = [
    `    <policy name="${name}" class="Machine" displayName="$(string.${name})"`,
    `      explainText="$(string.${name}_about)" key="${KEY}"`,
  ];
  const inner = ['      <parentCategory ref="stagedoor" />', '      <supportedOn ref="any" />'];
  if (setting.form === 'switch') {
    return [
      ...open,
      `      valueName="${setting.name}">`,
      ...inner,
      '      <enabledValue><decimal value="1" /></enabledValue>',
      '      <disabledValue><decimal value="0" /></disabledValue>',
      '    </policy>',
    ];
  }
  return [
    ...open,
    `      presentation="$(presentation.${name})">`,
    ...inner,
    '      <elements>',
    ...element(setting),
    '      </elements>',
    '    </policy>',
  ];
}

/** @param {Setting} setting */
function element(setting) {
  const at = `id="value" valueName="${setting.name}"`;
  switch (setting.form) {
    case 'choice':
      return [
        `        <enum ${at} required="true">`,
        ...setting.choices.map(
          (choice) =>
            `          <item displayName="$(string.${id(setting)}_${word(choice)})"><value><string>${xml(choice)}</string></value></item>`,
        ),
        '        </enum>',
      ];
    case 'list':
      return [`        <multiText ${at} maxLength="${TEXT_MAX}" maxStrings="200" />`];
    default:
      return [`        <text ${at} maxLength="${TEXT_MAX}" required="true" />`];
  }
}

/** @param {Setting} setting */
function presentation(setting) {
  const label = xml(setting.form === 'json' ? `${setting.title} (JSON)` : setting.title);
  /** @type {Readonly<Record<string, string>>} */
  const parts = {
    choice: `<dropdownList refId="value" noSort="true">${label}</dropdownList>`,
    list: `<multiTextBox refId="value" showAsDialog="false" />`,
  };
  const part = parts[setting.form] ?? `<textBox refId="value"><label>${label}</label></textBox>`;
  return [`      <presentation id="${id(setting)}">`, `        ${part}`, '      </presentation>'];
}

/** @param {Setting} setting */
function about({ about: text, form, choices }) {
  if (form === 'list') {
    const values = choices.length === 0 ? '' : ` Values: ${choices.join(', ')}.`;
    return `${text} One in each line.${values}`;
  }
  return form === 'json'
    ? `${text} JSON in one line; write characters beyond ASCII as \\u and four digits.`
    : text;
}

/** @param {Setting} setting */
const id = ({ name }) => word(name);
const word = (/** @type {string} */ text) => text.replaceAll(/[^A-Za-z0-9]/g, '_');
const xml = (/** @type {string} */ text) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
