import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';

/** The feed of each system, and the packages that are in it. */
export const FEEDS = [
  { name: 'latest.json', packages: /\.exe$/ },
  { name: 'latest-mac.json', packages: /\.(zip|dmg)$/ },
  { name: 'latest-linux.json', packages: /(?<!arm64|aarch64)\.AppImage$/ },
  { name: 'latest-linux-arm64.json', packages: /(arm64|aarch64)\.AppImage$/ },
];

/**
 * The text of a feed.
 * @param {string} version
 * @param {readonly {name: string, content: Uint8Array}[]} files
 * @param {number} percent the share of machines that get the update
 * @param {Date} [expires] until when the feed is valid
 * @returns {string}
 */
export function feedText(version, files, percent, expires) {
  const listed = files.map(({ name, content }) => ({
    name,
    sha512: createHash('sha512').update(content).digest('base64'),
    bytes: content.length,
  }));
  return jsonText({
    version,
    files: listed,
    ...(percent !== 100 && { percent }),
    ...(expires && { expires: expires.toISOString() }),
  });
}

/**
 * The text of a feed that is valid until `expires`, whatever it said before.
 * @param {string} text
 * @param {Date} expires
 * @returns {string}
 */
export const withExpiry = (text, expires) =>
  jsonText({ ...JSON.parse(text), expires: expires.toISOString() });

/** @param {unknown} value */
const jsonText = (value) => `${JSON.stringify(value, undefined, 2)}\n`;

/**
 * The line that signs a feed: the key's id and the signature over the feed's name and bytes.
 * @param {string} name
 * @param {Uint8Array} feed
 * @param {string} privateKey PEM of an ed25519 key
 * @returns {string}
 */
export function signatureLine(name, feed, privateKey) {
  const key = createPrivateKey(privateKey);
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('the key is not an ed25519 key');
  const message = Buffer.concat([Buffer.from(`stagedoor-feed-1\n${name}\n`), feed]);
  return `${publicKeyOf(privateKey).id} ${sign(null, message, key).toString('base64')}\n`;
}

/**
 * The public key of a private key, in the form that is built into the program.
 * @param {string} privateKey PEM of an ed25519 key
 * @returns {{id: string, key: string}}
 */
export function publicKeyOf(privateKey) {
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const raw = spki.subarray(-32);
  return {
    id: createHash('sha256').update(raw).digest('hex').slice(0, 16),
    key: raw.toString('base64'),
  };
}
