import { identity } from '../../../build/identity.mjs';

/** The file's name is the cask's token. */
export const CASK = 'stagedoor.rb';

/** What a text in double quotes means to Ruby: `#{…}` would be code. */
const quoted = (/** @type {string} */ text) =>
  `"${text.replaceAll(/["\\]/g, String.raw`\$&`).replaceAll('#', String.raw`\#`)}"`;

/**
 * The Homebrew cask of a version: the program, the command line on PATH, and what `brew uninstall --zap` deletes.
 * @param {{version: string, url: string, sha256: string, homepage: string, description: string}} image `url` and `sha256`
 *   of the universal disk image
 * @returns {string}
 */
export function cask({ version, url, sha256, homepage, description }) {
  // As Homebrew's own checks require, so that a new version changes two lines.
  const address = quoted(url).replaceAll(version, '#{version}');
  return `cask "stagedoor" do
  version ${quoted(version)}
  sha256 ${quoted(sha256)}

  url ${address}
  name "Stagedoor"
  desc ${quoted(description)}
  homepage ${quoted(homepage)}

  depends_on macos: ">= :ventura"

  app "Stagedoor.app"
  binary "#{appdir}/Stagedoor.app/Contents/Resources/bin/stagedoor"

  uninstall quit: ${quoted(identity.appId)}

  zap trash: [
    "~/Library/Application Support/Stagedoor",
    "~/Library/Logs/Stagedoor",
  ]
end
`;
}
