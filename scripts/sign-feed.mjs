// node scripts/sign-feed.mjs FOLDER [--percent N] [--days N]: creates the feeds of the packages in FOLDER and signs them.
// node scripts/sign-feed.mjs --public: prints the public keys, which are built into the program. See docs/updates.md.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { FEEDS, feedText, publicKeyOf, signatureLine, withExpiry } from './lib/packaging/feed.mjs';
import { projectRoot } from './lib/base/paths.mjs';
import { Halt, runScript, logLine } from './lib/base/run-script.mjs';

/** One private key or, during a key change, two: PEM texts one after the other. */
function privateKeys() {
  const text = process.env.STAGEDOOR_UPDATE_SIGNING_KEY ?? '';
  const keys = text.match(/-----BEGIN PRIVATE KEY-----[^]+?-----END PRIVATE KEY-----/g);
  if (keys === null)
    throw new Halt('STAGEDOOR_UPDATE_SIGNING_KEY holds no private key (docs/updates.md)');
  return keys;
}

/** Refuses keys that are not built in, if the built-in keys are known, because no program would accept the feed. */
function refuseUnknownKeys() {
  const built = JSON.parse(process.env.STAGEDOOR_UPDATE_KEYS || '[]');
  const known = new Set(built.map((/** @type {{id: string}} */ { id }) => id));
  if (known.size > 0 && !privateKeys().some((key) => known.has(publicKeyOf(key).id)))
    throw new Halt('STAGEDOOR_UPDATE_SIGNING_KEY is not one of the built-in STAGEDOOR_UPDATE_KEYS');
}

/**
 * Creates a feed if there is none yet, sets until when it is valid, and signs it.
 * @param {string} folder
 * @param {{name: string, packages: RegExp}} feed
 * @param {number} percent
 * @param {number} days until the feed expires
 */
function signFeed(folder, { name, packages }, percent, days) {
  const path = join(folder, name);
  const files = readdirSync(folder).filter((file) => packages.test(file));
  if (files.length === 0 && !existsSync(path)) return;
  if (!existsSync(path)) {
    const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
    const contents = files.map((file) => ({
      name: file,
      content: readFileSync(join(folder, file)),
    }));
    writeFileSync(path, feedText(version, contents, percent));
  }
  const expires = new Date(Date.now() + days * 24 * 60 * 60 * 1_000);
  writeFileSync(path, withExpiry(readFileSync(path, 'utf8'), expires));
  const lines = privateKeys().map((key) => signatureLine(name, readFileSync(path), key));
  writeFileSync(`${path}.sig`, lines.join(''));
  logLine(`signed ${name}`);
}

await runScript(async () => {
  const { values, positionals } = parseArgs({
    options: {
      percent: { type: 'string', default: '100' },
      days: { type: 'string', default: '365' },
      public: { type: 'boolean' },
    },
    allowPositionals: true,
  });
  if (values.public === true) {
    console.log(JSON.stringify(privateKeys().map(publicKeyOf)));
    return 0;
  }
  const [folder] = positionals;
  const percent = Number(values.percent);
  const days = Number(values.days);
  if (folder === undefined || !(percent > 0 && percent <= 100) || !(days >= 1 && days <= 1_000))
    throw new Halt(
      'usage: node scripts/sign-feed.mjs FOLDER [--percent 1 to 100] [--days 1 to 1000]',
    );
  refuseUnknownKeys();
  for (const feed of FEEDS) signFeed(folder, feed, percent, days);
  return 0;
});
