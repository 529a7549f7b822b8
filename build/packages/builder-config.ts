/**
 * As much of electron-builder's configuration as is used here. electron-builder itself is installed on demand only
 * (build/tools), so its own types are not at hand; it checks the whole against its schema whenever it runs.
 */
export interface BuilderConfig {
  readonly appId: string;
  readonly productName: string;
  readonly copyright: string;
  readonly directories: { readonly output: string; readonly buildResources: string };
  readonly electronDist?: string;
  readonly electronVersion?: string;
  readonly electronLanguages: readonly string[];
  readonly npmRebuild: false;
  readonly asar: { readonly smartUnpack: false };
  readonly asarUnpack: readonly string[];
  readonly files: readonly string[];
  readonly extraMetadata: Readonly<Record<string, string>>;
  readonly artifactName: string;
  readonly protocols: { readonly name: string; readonly schemes: readonly string[] };
  readonly forceCodeSigning: boolean;
  readonly publish: null;
  readonly win: PlatformConfig & {
    readonly executableName: string;
  };
  readonly nsis: {
    readonly oneClick: false;
    readonly perMachine: false;
    readonly selectPerMachineByDefault: false;
    readonly allowElevation: true;
    readonly allowToChangeInstallationDirectory: false;
    readonly deleteAppDataOnUninstall: false;
    readonly runAfterFinish: false;
    readonly include: string;
  };
  readonly msi: {
    readonly oneClick: false;
    readonly perMachine: true;
    readonly runAfterFinish: false;
    readonly upgradeCode: string;
  };
  readonly mac: PlatformConfig & {
    readonly category: string;
    readonly hardenedRuntime: true;
    readonly gatekeeperAssess: false;
    readonly entitlements: string;
    readonly entitlementsInherit: string;
    readonly notarize: boolean;
    readonly x64ArchFiles: string;
    readonly minimumSystemVersion: string;
  };
  readonly linux: PlatformConfig & {
    readonly executableName: string;
    readonly category: string;
    readonly synopsis: string;
    readonly maintainer: string;
    readonly vendor: string;
    readonly syncDesktopName: true;
    readonly desktop: { readonly entry: Readonly<Record<string, string>> };
  };
  readonly appImage: { readonly executableArgs: readonly [] };
  readonly deb: LinuxPackage & { readonly compression: 'xz' };
  readonly rpm: LinuxPackage;
  readonly afterPack: (packed: Packed) => Promise<void>;
  readonly msiProjectCreated: (path: string) => Promise<void>;
}

interface PlatformConfig {
  readonly icon: string;
  readonly target: readonly { readonly target: string; readonly arch: readonly string[] }[];
}

interface LinuxPackage {
  readonly executableArgs: readonly string[];
  readonly depends: readonly string[];
  /** Further arguments of fpm: `SOURCE=TARGET` puts a file into the package. */
  readonly fpm: readonly string[];
  readonly afterInstall: string;
  readonly afterRemove: string;
  readonly packageName: string;
}

/** A folder that is packed and neither signed nor put into an installer yet. */
export interface Packed {
  readonly appOutDir: string;
  readonly electronPlatformName: 'win32' | 'darwin' | 'linux' | 'mas';
  readonly packager: { readonly appInfo: { readonly productFilename: string } };
}
