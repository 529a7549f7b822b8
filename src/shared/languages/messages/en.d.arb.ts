// Made from en.arb by `npm run messages`. Change that file, not this one.

/** Every text of the program, as the message files of all languages have it. One with arguments is a function of them. */
export interface Messages {
  readonly about: {
    readonly title: string;
    readonly what: string;
    readonly licence: string;
    readonly versions: {
      readonly stagedoor: string;
      readonly electron: string;
      readonly chromium: string;
      readonly node: string;
      readonly os: string;
    };
    readonly copyVersions: string;
    readonly inside: string;
    readonly noText: string;
  };
  readonly buttons: {
    readonly again: string;
    readonly anyway: string;
    readonly browser: string;
    readonly websocket: string;
    readonly install: string;
    readonly keys: string;
    readonly signIn: string;
    readonly cancelSignIn: string;
    readonly code: string;
    readonly dismiss: string;
    readonly cancel: string;
    readonly close: string;
    readonly back: string;
    readonly more: string;
    readonly less: string;
    readonly reconnect: string;
    readonly connect: string;
    readonly connectAgain: string;
    readonly startAndConnect: string;
    readonly startOnly: string;
    readonly startFromBackup: string;
    readonly stop: string;
    readonly reboot: string;
    readonly end: string;
    readonly endIt: string;
    readonly copyLink: string;
    readonly linkCopied: string;
    readonly copyCode: string;
    readonly codeCopied: string;
    readonly notCopied: string;
    readonly useCode: string;
    readonly sendCode: string;
    readonly test: string;
    readonly testing: string;
    readonly signOut: string;
    readonly replaceKeys: string;
    readonly remove: string;
    readonly undo: string;
    readonly edit: string;
    readonly duplicate: string;
    readonly export: string;
    readonly details: string;
    readonly refresh: string;
    readonly showAll: string;
    readonly favorite: string;
    readonly addAConnection: string;
    readonly addConnection: string;
    readonly save: string;
    readonly saveFile: string;
    readonly newWorkstation: string;
    readonly create: string;
  };
  readonly checks: {
    readonly title: string;
    readonly well: string;
    readonly notWell: string;
    readonly names: {
      readonly host: string;
      readonly servers: string;
      readonly templates: string;
      readonly 'sign-in': string;
      readonly service: string;
      readonly workstations: string;
      readonly clock: string;
      readonly 'create-stream': string;
      readonly 'read-stream': string;
      readonly start: string;
      readonly stop: string;
      readonly tunnel: string;
      readonly 'network-endpoint': string;
      readonly 'network-broker': string;
      readonly 'network-console': string;
      readonly 'network-issuer': string;
      readonly 'network-gateway': string;
      readonly 'network-server': string;
      readonly 'network-host': string;
    };
    readonly studios: (args: { readonly count: number }) => string;
    readonly listed: (args: { readonly count: number }) => string;
    readonly listedFirst: (args: { readonly count: number }) => string;
    readonly templates: (args: { readonly count: number }) => string;
    readonly templatesFirst: (args: { readonly count: number }) => string;
    readonly servers: (args: { readonly count: number; readonly each: string }) => string;
    readonly serversOf: (args: { readonly count: number; readonly system: string }) => string;
    readonly unknownSystem: string;
    readonly noServers: string;
    readonly askForServers: string;
    readonly answers: string;
    readonly knownAs: (args: { readonly who: string }) => string;
    readonly allowed: (args: { readonly operation: string }) => string;
    readonly proxied: string;
    readonly reached: (args: { readonly host: string; readonly port: number }) => string;
    readonly transientError: string;
    readonly clockAgrees: string;
    readonly clockOff: (args: { readonly minutes: number }) => string;
    readonly setClock: string;
    readonly signedIn: string;
    readonly signedInAs: (args: { readonly name: string; readonly account: string }) => string;
    readonly signedInAsPerson: (args: { readonly who: string }) => string;
    readonly asAdministrator: string;
    readonly administrator: string;
    readonly noSignIn: string;
    readonly openToAll: string;
    readonly until: (args: { readonly is: string; readonly time: string; readonly form: string; readonly hour: number }) => string;
    readonly untilRenewed: (args: { readonly is: string; readonly time: string; readonly form: string; readonly hour: number }) => string;
    readonly sentence: (args: { readonly is: string }) => string;
  };
  readonly connections: {
    readonly details: string;
    readonly fromAdministrator: string;
    readonly kinds: {
      readonly nimble: string;
      readonly 'session-manager': string;
      readonly 'access-console': string;
      readonly ec2: string;
      readonly direct: string;
      readonly practice: string;
    };
    readonly regions: {
      readonly 'ap-northeast-1': string;
      readonly 'ap-southeast-2': string;
      readonly 'ca-central-1': string;
      readonly 'eu-west-2': string;
      readonly 'us-east-1': string;
      readonly 'us-west-2': string;
    };
    readonly facts: {
      readonly kind: string;
      readonly region: string;
      readonly endpoint: string;
      readonly studio: string;
      readonly hosts: string;
      readonly host: string;
      readonly session: string;
      readonly user: string;
      readonly gateway: string;
      readonly client: string;
      readonly caFile: string;
      readonly pin: string;
      readonly certificates: string;
      readonly signIn: string;
      readonly nameInLinks: string;
    };
    readonly strict: string;
    readonly machineUser: string;
    readonly noGateway: string;
    readonly brokerClient: (args: { readonly client: string }) => string;
    readonly brokerToken: string;
    readonly brokerOpen: string;
    readonly loginServer: (args: { readonly issuer: string }) => string;
    readonly ownEndpoint: string;
    readonly onlyStudio: string;
    readonly anyHost: string;
    readonly removeTitle: (args: { readonly name: string }) => string;
    readonly removeLaunches: (args: { readonly count: number }) => string;
    readonly removeKeys: string;
    readonly removeMeans: string;
    readonly removeUndo: string;
    readonly removed: (args: { readonly name: string }) => string;
    readonly exportTitle: (args: { readonly name: string }) => string;
    readonly exportAs: string;
    readonly exportFormats: {
      readonly json: string;
      readonly dcv: string;
    };
    readonly exportMeans: string;
    readonly exported: (args: { readonly path: string }) => string;
    readonly exportLeftOut: string;
    readonly keysTitle: (args: { readonly name: string }) => string;
    readonly keysNotKept: string;
  };
  readonly desktop: {
    readonly notifications: {
      readonly codeNeeded: {
        readonly title: string;
        readonly body: string;
      };
      readonly ready: (args: { readonly name: string }) => string;
      readonly allReady: (args: { readonly count: number }) => string;
      readonly failed: string;
      readonly allFailed: (args: { readonly count: number }) => string;
      readonly allStopped: (args: { readonly count: number }) => string;
      readonly stops: (args: { readonly name: string; readonly when: string }) => string;
      readonly allStop: (args: { readonly count: number; readonly when: string }) => string;
      readonly inAMoment: string;
      readonly saveWork: string;
      readonly saveAllWork: (args: { readonly names: string }) => string;
      readonly closedViewer: string;
      readonly signIn: string;
      readonly signInToGoOn: string;
      readonly where: (args: { readonly workstation: string; readonly connection: string }) => string;
      readonly andMore: (args: { readonly count: number }) => string;
    };
    readonly aWorkstation: string;
    readonly indicators: {
      readonly off: string;
      readonly wait: string;
      readonly go: string;
      readonly care: string;
      readonly stop: string;
    };
    readonly steps: {
      readonly starting: string;
      readonly stopping: string;
      readonly rebooting: string;
      readonly ending: string;
      readonly creating: string;
      readonly requesting: string;
      readonly waiting: string;
      readonly checking: string;
      readonly opening: string;
      readonly opened: string;
      readonly done: string;
      readonly ended: string;
      readonly failed: string;
      readonly cancelled: string;
    };
    readonly tray: {
      readonly tooltip: (args: { readonly words: string }) => string;
      readonly launch: (args: { readonly name: string; readonly step: string }) => string;
      readonly launchFor: (args: { readonly name: string; readonly step: string; readonly span: string }) => string;
      readonly lessThanAMinute: string;
      readonly open: string;
      readonly keep: (args: { readonly name: string }) => string;
      readonly favorite: (args: { readonly name: string; readonly connection: string }) => string;
      readonly more: (args: { readonly count: number }) => string;
      readonly settings: string;
      readonly quit: string;
    };
    readonly wantYou: (args: { readonly count: number }) => string;
    readonly menu: {
      readonly file: string;
      readonly newConnection: string;
      readonly importConnections: string;
      readonly settings: string;
      readonly close: string;
      readonly quit: string;
      readonly edit: string;
      readonly undo: string;
      readonly redo: string;
      readonly cut: string;
      readonly copy: string;
      readonly paste: string;
      readonly delete: string;
      readonly selectAll: string;
      readonly view: string;
      readonly findAnything: string;
      readonly resetZoom: string;
      readonly zoomIn: string;
      readonly zoomOut: string;
      readonly fullScreen: string;
      readonly window: string;
      readonly minimise: string;
      readonly zoomWindow: string;
      readonly toFront: string;
      readonly help: string;
      readonly guide: string;
      readonly diagnostics: string;
      readonly about: string;
      readonly services: string;
      readonly hide: string;
      readonly hideOthers: string;
      readonly showAll: string;
    };
  };
  readonly firstRun: {
    readonly nimble: string;
    readonly nimbleMeans: string;
    readonly addNimble: string;
    readonly dcv: string;
    readonly dcvMeans: string;
    readonly addDcv: string;
    readonly onThisMachine: string;
    readonly looking: string;
    readonly viewer: string;
    readonly profiles: (args: { readonly count: number }) => string;
    readonly noProfiles: string;
    readonly testedFirst: string;
    readonly testedThenSaved: string;
    readonly testedInPart: string;
    readonly testing: {
      readonly 'sign-in': string;
      readonly network: string;
      readonly service: string;
    };
    readonly notWell: string;
    readonly cancelTest: string;
    readonly addAnyway: string;
    readonly saveAnyway: string;
    readonly added: (args: { readonly name: string }) => string;
    readonly addedUntested: (args: { readonly name: string }) => string;
    readonly addedInPart: (args: { readonly name: string }) => string;
    readonly saved: (args: { readonly name: string }) => string;
    readonly savedUntested: (args: { readonly name: string }) => string;
  };
  readonly forms: {
    readonly identity: {
      readonly title: string;
      readonly who: (args: { readonly who: string }) => string;
      readonly host: (args: { readonly host: string }) => string;
      readonly yes: string;
      readonly no: string;
    };
    readonly title: string;
    readonly editTitle: (args: { readonly name: string }) => string;
    readonly discardTitle: string;
    readonly discardMeans: string;
    readonly keepEditing: string;
    readonly discard: string;
    readonly copyName: (args: { readonly name: string }) => string;
    readonly secretsKept: string;
    readonly unchanged: string;
    readonly fault: (args: { readonly title: string; readonly advice: string }) => string;
    readonly where: string;
    readonly how: string;
    readonly kind: string;
    readonly kinds: {
      readonly nimble: {
        readonly name: string;
        readonly means: string;
      };
      readonly 'session-manager': {
        readonly name: string;
        readonly means: string;
      };
      readonly 'access-console': {
        readonly name: string;
        readonly means: string;
      };
      readonly ec2: {
        readonly name: string;
        readonly means: string;
      };
      readonly direct: {
        readonly name: string;
        readonly means: string;
      };
    };
    readonly brokerSources: {
      readonly client: string;
      readonly token: string;
      readonly none: string;
    };
    readonly brokerOpen: string;
    readonly more: string;
    readonly strict: string;
    readonly fromFile: string;
    readonly fromFileHint: string;
    readonly chooseFile: string;
    readonly dropHere: string;
    readonly filledIn: (args: { readonly name: string }) => string;
    readonly filledInFromText: string;
    readonly importProblems: {
      readonly several: string;
      readonly type: string;
      readonly unreadable: string;
      readonly 'not-local': string;
    };
    readonly leftOut: string;
    readonly region: string;
    readonly chooseRegion: string;
    readonly gatewayHint: string;
    readonly regionHint: string;
    readonly optional: string;
    readonly reachedBy: string;
    readonly addresses: {
      readonly 'private-ip': string;
      readonly 'public-ip': string;
      readonly 'private-dns': string;
      readonly 'public-dns': string;
      readonly ssm: string;
    };
    readonly fields: {
      readonly name: string;
      readonly studioId: string;
      readonly endpoint: string;
      readonly hosts: string;
      readonly accessKeyId: string;
      readonly secretAccessKey: string;
      readonly sessionToken: string;
      readonly startUrl: string;
      readonly signInRegion: string;
      readonly roleArn: string;
      readonly externalId: string;
      readonly mfaSerial: string;
      readonly code: string;
      readonly address: string;
      readonly user: string;
      readonly clientId: string;
      readonly clientSecret: string;
      readonly token: string;
      readonly tokenEndpoint: string;
      readonly scope: string;
      readonly issuer: string;
      readonly gateway: string;
      readonly host: string;
      readonly port: string;
      readonly quicPort: string;
      readonly webUrlPath: string;
      readonly group: string;
      readonly proxy: string;
      readonly session: string;
      readonly filters: string;
      readonly ssmEndpoint: string;
      readonly caFile: string;
      readonly pin: string;
    };
    readonly hints: {
      readonly studioId: string;
      readonly endpoint: string;
      readonly hosts: string;
      readonly sessionToken: string;
      readonly startUrl: string;
      readonly signInRegion: string;
      readonly roleArn: string;
      readonly externalId: string;
      readonly mfaSerial: string;
      readonly code: string;
      readonly user: string;
      readonly tokenEndpoint: string;
      readonly issuer: string;
      readonly gateway: string;
      readonly quicPort: string;
      readonly webUrlPath: string;
      readonly group: string;
      readonly proxy: string;
      readonly session: string;
      readonly filters: string;
      readonly caFile: string;
      readonly pin: string;
    };
    readonly sources: {
      readonly keychain: {
        readonly name: string;
        readonly means: string;
      };
      readonly environment: {
        readonly name: string;
        readonly means: string;
      };
      readonly profile: {
        readonly name: string;
        readonly means: string;
      };
      readonly 'identity-center': {
        readonly name: string;
        readonly means: string;
      };
    };
    readonly throughRole: string;
    readonly account: string;
    readonly chooseAccount: string;
    readonly role: string;
    readonly chooseRole: string;
    readonly profile: string;
    readonly chooseProfile: string;
    readonly noProfiles: string;
    readonly runsProgram: string;
    readonly runCommand: string;
    readonly agreeFirst: string;
    readonly codeTitle: string;
    readonly sixDigits: string;
  };
  readonly general: {
    readonly comma: string;
    readonly notice: string;
    readonly notices: string;
    readonly loading: string;
    readonly line: (args: { readonly title: string; readonly advice: string; readonly ended: string }) => string;
    readonly about: (args: { readonly name: string; readonly words: string; readonly ended: string }) => string;
    readonly withNote: (args: { readonly name: string; readonly note: string }) => string;
    readonly keys: {
      readonly escape: string;
      readonly control: (args: { readonly key: string }) => string;
      readonly command: (args: { readonly key: string }) => string;
    };
  };
  readonly history: {
    readonly title: string;
    readonly empty: string;
    readonly readyAfter: (args: { readonly span: string }) => string;
    readonly ends: {
      readonly 'handed-over': string;
      readonly done: string;
      readonly cancelled: string;
      readonly failed: string;
    };
    readonly requests: {
      readonly start: string;
      readonly stop: string;
      readonly reboot: string;
      readonly end: string;
      readonly create: string;
    };
    readonly titles: {
      readonly 'time-limit': string;
      readonly 'not-found': string;
      readonly certificate: string;
      readonly 'studio-unclear': string;
      readonly 'workstation-unclear': string;
      readonly 'connection-unknown': string;
      readonly 'connection-unsupported': string;
      readonly 'port-taken': string;
      readonly 'profile-unknown': string;
      readonly 'profile-unusable': string;
      readonly 'process-not-agreed': string;
      readonly 'clock-wrong': string;
      readonly 'tunnel-plugin': string;
      readonly 'tunnel-failed': string;
    };
  };
  readonly endpoints: {
    readonly roles: {
      readonly endpoint: string;
      readonly broker: string;
      readonly console: string;
      readonly issuer: string;
      readonly gateway: string;
      readonly server: string;
      readonly host: string;
    };
    readonly at: (args: { readonly host: string; readonly port: number }) => string;
    readonly titles: {
      readonly reached: (args: { readonly who: string; readonly at: string }) => string;
      readonly 'certificate-unknown': (args: { readonly who: string; readonly at: string }) => string;
      readonly 'not-tried': (args: { readonly who: string; readonly at: string }) => string;
      readonly name: (args: { readonly who: string; readonly host: string }) => string;
      readonly 'no-route': (args: { readonly who: string; readonly host: string }) => string;
      readonly 'time-out': (args: { readonly who: string; readonly at: string }) => string;
      readonly refused: (args: { readonly who: string; readonly host: string; readonly port: number }) => string;
      readonly handshake: (args: { readonly who: string; readonly at: string }) => string;
      readonly certificate: (args: { readonly who: string; readonly at: string }) => string;
      readonly 'proxy-login': (args: { readonly who: string; readonly at: string }) => string;
      readonly 'proxy-refused': (args: { readonly who: string; readonly at: string }) => string;
    };
    readonly person: {
      readonly name: string;
      readonly 'no-route': string;
      readonly 'time-out': string;
      readonly refused: string;
      readonly handshake: string;
      readonly 'proxy-login': string;
      readonly 'proxy-refused': string;
    };
    readonly team: {
      readonly lookUp: (args: { readonly host: string }) => string;
      readonly open: (args: { readonly host: string; readonly port: number }) => string;
      readonly openForProxy: (args: { readonly host: string; readonly port: number }) => string;
      readonly openQuic: (args: { readonly port: number }) => string;
      readonly noRefusal: string;
      readonly unopened: (args: { readonly host: string; readonly port: number }) => string;
      readonly connectWithoutSignIn: (args: { readonly host: string; readonly port: number }) => string;
      readonly connect: (args: { readonly host: string; readonly port: number }) => string;
    };
    readonly doubts: {
      readonly authority: string;
      readonly name: string;
      readonly expired: string;
      readonly early: string;
      readonly pin: string;
      readonly 'ca-missing': string;
      readonly 'ca-folder': string;
      readonly 'ca-der': string;
      readonly 'ca-garbage': string;
      readonly 'ca-file': string;
    };
    readonly doubtAdvice: {
      readonly authority: string;
      readonly name: string;
      readonly expired: string;
      readonly early: string;
      readonly pin: string;
      readonly 'ca-missing': string;
      readonly 'ca-folder': string;
      readonly 'ca-der': string;
      readonly 'ca-garbage': string;
      readonly 'ca-file': string;
    };
    readonly steps: {
      readonly name: string;
      readonly tcp: string;
      readonly tls: string;
      readonly certificate: string;
    };
    readonly states: {
      readonly well: string;
      readonly failed: string;
      readonly unknown: string;
    };
    readonly step: (args: { readonly step: string; readonly state: string }) => string;
    readonly between: string;
    readonly sentences: (args: { readonly first: string; readonly second: string }) => string;
    readonly quic: (args: { readonly port: number }) => string;
  };
  readonly imports: {
    readonly refusals: {
      readonly secret: string;
      readonly agreement: string;
      readonly unsafe: string;
      readonly 'not-fitting': string;
      readonly twice: string;
      readonly 'not-kept': string;
      readonly 'own-file': string;
      readonly line: (args: { readonly name: string }) => string;
      readonly more: (args: { readonly name: string }) => string;
    };
  };
  readonly launch: {
    readonly title: string;
    readonly nameless: string;
    readonly oneTime: {
      readonly title: string;
      readonly means: string;
      readonly address: string;
    };
    readonly changes: {
      readonly starting: {
        readonly now: string;
        readonly doing: string;
        readonly done: string;
      };
      readonly stopping: {
        readonly now: string;
        readonly doing: string;
        readonly done: string;
      };
      readonly rebooting: {
        readonly now: string;
        readonly doing: string;
        readonly done: string;
      };
      readonly ending: {
        readonly now: string;
        readonly doing: string;
        readonly done: string;
      };
      readonly creating: {
        readonly now: string;
        readonly doing: string;
        readonly done: string;
      };
    };
    readonly states: {
      readonly starting: string;
      readonly stopping: string;
      readonly rebooting: string;
      readonly ending: string;
      readonly creating: string;
      readonly requesting: string;
      readonly waiting: string;
      readonly checking: string;
      readonly opening: string;
      readonly opened: string;
      readonly done: string;
      readonly ended: string;
      readonly failed: string;
      readonly cancelled: string;
    };
    readonly openInPractice: string;
    readonly alreadyOpen: (args: { readonly workstation: string }) => string;
    readonly notices: {
      readonly 'check-skipped': string;
      readonly 'check-meaningless': string;
      readonly 'certificate-unknown': string;
      readonly 'practice-viewer': string;
      readonly 'viewer-passed-on': string;
      readonly 'file-unread': string;
    };
    readonly usually: (args: { readonly span: string }) => string;
    readonly retrying: (args: { readonly sentence: string }) => string;
    readonly still: (args: { readonly state: string; readonly lower: string }) => string;
    readonly elsewhere: (args: { readonly sentence: string }) => string;
    readonly for: (args: { readonly span: string }) => string;
    readonly steps: {
      readonly requesting: string;
      readonly waiting: string;
      readonly checking: string;
      readonly opening: string;
      readonly opened: string;
    };
    readonly total: (args: { readonly span: string }) => string;
    readonly row: {
      readonly going: (args: { readonly step: string; readonly elapsed: string }) => string;
      readonly goingOf: (args: { readonly step: string; readonly elapsed: string; readonly usual: string }) => string;
      readonly longer: (args: { readonly elapsed: string; readonly usual: string }) => string;
      readonly openSince: (args: { readonly time: string; readonly form: string; readonly hour: number }) => string;
      readonly why: string;
      readonly notOurs: string;
    };
    readonly strip: {
      readonly preparing: (args: { readonly count: number }) => string;
      readonly changing: (args: { readonly count: number }) => string;
      readonly open: (args: { readonly count: number }) => string;
      readonly failed: (args: { readonly count: number }) => string;
      readonly asking: (args: { readonly count: number }) => string;
      readonly clear: string;
    };
    readonly pointIs: {
      readonly done: string;
      readonly now: string;
      readonly 'to-come': string;
      readonly failed: string;
    };
    readonly facts: {
      readonly created: string;
      readonly by: string;
      readonly owner: string;
      readonly validFor: string;
      readonly validUntil: string;
      readonly unknown: string;
    };
  };
  readonly leaving: {
    readonly list: string;
    readonly stops: (args: { readonly name: string; readonly time: string }) => string;
    readonly closed: string;
    readonly asks: (args: { readonly name: string }) => string;
    readonly missed: string;
    readonly keep: string;
    readonly stopNow: string;
    readonly label: string;
    readonly never: string;
    readonly atOnce: string;
    readonly after: (args: { readonly minutes: number }) => string;
    readonly hint: string;
  };
  readonly launchDetails: {
    readonly title: string;
    readonly copy: string;
    readonly times: string;
    readonly timeAfter: (args: { readonly time: string; readonly span: string }) => string;
    readonly facts: {
      readonly launch: string;
      readonly connection: string;
      readonly studio: string;
      readonly session: string;
      readonly streamId: string;
      readonly state: string;
      readonly statusCode: string;
      readonly createdBy: string;
      readonly ownedBy: string;
      readonly createdAt: string;
      readonly expiresAt: string;
      readonly requestId: string;
      readonly requests: string;
      readonly workstationState: string;
      readonly workstationStatus: string;
      readonly failure: string;
    };
  };
  readonly list: {
    readonly title: string;
    readonly tools: string;
    readonly find: string;
    readonly studio: string;
    readonly chooseStudio: string;
    readonly state: string;
    readonly owner: string;
    readonly order: string;
    readonly show: {
      readonly all: string;
      readonly ready: string;
      readonly stopped: string;
      readonly working: string;
      readonly problem: string;
    };
    readonly owners: {
      readonly all: string;
      readonly first: string;
      readonly only: string;
    };
    readonly sort: {
      readonly name: string;
      readonly state: string;
      readonly owner: string;
      readonly newest: string;
    };
    readonly groups: {
      readonly favorites: string;
      readonly recent: string;
      readonly others: string;
    };
    readonly mine: string;
    readonly connected: (args: { readonly count: number }) => string;
    readonly stops: (args: { readonly when: string }) => string;
    readonly ends: (args: { readonly when: string }) => string;
    readonly saveWork: (args: { readonly outlook: string }) => string;
    readonly manyStudios: string;
    readonly noneFits: (args: { readonly count: number }) => string;
    readonly count: (args: { readonly count: number }) => string;
    readonly countShown: (args: { readonly shown: number; readonly count: number }) => string;
    readonly asOf: (args: { readonly time: string; readonly form: string; readonly hour: number }) => string;
    readonly slow: string;
    readonly loading: string;
    readonly noneMake: string;
    readonly noneAsk: string;
    readonly noFavorites: string;
    readonly menu: (args: { readonly name: string }) => string;
    readonly select: (args: { readonly name: string }) => string;
    readonly selected: (args: { readonly count: number }) => string;
    readonly selection: string;
    readonly clearSelection: string;
    readonly start: string;
    readonly nameless: (args: { readonly profile: string; readonly when: string }) => string;
  };
  readonly createWorkstation: {
    readonly name: string;
    readonly nameHint: string;
    readonly nameRule: string;
    readonly requirements: string;
    readonly requirementsHint: string;
    readonly title: string;
    readonly profile: string;
    readonly type: string;
    readonly image: string;
    readonly loading: (args: { readonly connection: string }) => string;
    readonly connectOnce: string;
    readonly toAgree: string;
    readonly acceptFirst: string;
    readonly agreement: string;
    readonly textOf: (args: { readonly name: string }) => string;
    readonly openAgreement: (args: { readonly host: string }) => string;
    readonly accepted: string;
    readonly accept: (args: { readonly name: string }) => string;
  };
  readonly network: {
    readonly test: string;
    readonly testing: string;
    readonly team: (args: { readonly text: string }) => string;
    readonly quic: string;
    readonly nothing: string;
    readonly copy: string;
    readonly copied: string;
  };
  readonly notices: {
    readonly 'settings-damaged': {
      readonly title: string;
      readonly advice: (args: { readonly keptAs: string }) => string;
    };
    readonly 'home-unwritable': {
      readonly title: string;
      readonly advice: string;
      readonly notAFolder: (args: { readonly path: string }) => string;
    };
    readonly 'keys-this-run': {
      readonly title: string;
      readonly advice: string;
    };
    readonly 'sign-in-this-run': {
      readonly title: string;
      readonly advice: string;
    };
    readonly 'sign-in-ends': {
      readonly title: (args: { readonly time: string; readonly form: string; readonly hour: number }) => string;
      readonly advice: (args: { readonly connections: string }) => string;
    };
  };
  readonly palette: {
    readonly title: string;
    readonly find: string;
    readonly nothing: (args: { readonly search: string }) => string;
    readonly found: (args: { readonly count: number }) => string;
    readonly connect: (args: { readonly workstation: string }) => string;
    readonly reconnect: (args: { readonly workstation: string }) => string;
    readonly startAndConnect: (args: { readonly workstation: string }) => string;
    readonly stop: (args: { readonly workstation: string }) => string;
    readonly showLaunch: (args: { readonly workstation: string }) => string;
    readonly copyLink: (args: { readonly workstation: string }) => string;
    readonly about: (args: { readonly workstation: string }) => string;
    readonly show: (args: { readonly page: string }) => string;
    readonly make: (args: { readonly connection: string }) => string;
    readonly setting: (args: { readonly setting: string }) => string;
    readonly guide: string;
    readonly openLogFolder: string;
    readonly openAddress: string;
    readonly keys: {
      readonly choose: string;
      readonly run: string;
      readonly leave: string;
    };
    readonly open: string;
  };
  readonly sidebar: {
    readonly title: string;
    readonly yours: string;
    readonly favorites: string;
    readonly hosts: string;
    readonly folder: string;
    readonly history: string;
    readonly version: (args: { readonly version: string }) => string;
    readonly status: {
      readonly connecting: string;
      readonly 'needs-sign-in': string;
      readonly 'needs-keys': string;
      readonly 'not-loaded': string;
      readonly unread: string;
      readonly 'wants-studio': string;
      readonly loading: string;
      readonly reached: string;
    };
    readonly signInNote: string;
  };
  readonly welcome: {
    readonly title: string;
    readonly what: string;
    readonly practice: string;
    readonly practiceMeans: string;
    readonly tryIt: string;
    readonly own: string;
    readonly ownMeans: string;
  };
  readonly linkQuestion: {
    readonly title: (args: { readonly connection: string }) => string;
    readonly owner: string;
    readonly machine: string;
    readonly user: string;
    readonly address: string;
    readonly workstation: string;
    readonly studio: string;
    readonly expected: string;
    readonly remember: string;
  };
  readonly practiceViewer: {
    readonly window: string;
    readonly title: string;
    readonly what: string;
    readonly received: string;
  };
  readonly reasons: {
    readonly link: {
      readonly 'too-long': string;
      readonly 'strange-characters': string;
      readonly 'not-ours': string;
      readonly 'too-much': string;
      readonly 'unknown-parameter': string;
      readonly 'named-twice': (args: { readonly part: string }) => string;
      readonly 'no-name': (args: { readonly part: string }) => string;
      readonly 'no-connection': string;
      readonly 'no-session': string;
      readonly 'several-links': string;
      readonly 'more-than-a-link': string;
      readonly 'no-link': string;
      readonly 'one-time-address': string;
    };
    readonly viewer: {
      readonly 'not-absolute': string;
      readonly 'control-characters': string;
      readonly script: string;
      readonly elsewhere: string;
      readonly denied: string;
      readonly interpreter: string;
      readonly 'no-file': string;
      readonly 'not-executable': string;
      readonly 'not-a-program': string;
      readonly 'interpreter-missing': (args: { readonly interpreter: string }) => string;
      readonly 'line-ends': string;
      readonly 'open-to-others': string;
    };
    readonly vault: {
      readonly 'foreign-entry': string;
      readonly 'strange-characters': string;
      readonly 'not-kept': string;
    };
    readonly profile: {
      readonly 'file-odd': (args: { readonly path: string }) => string;
      readonly 'file-large': (args: { readonly path: string }) => string;
      readonly 'file-denied': (args: { readonly path: string }) => string;
      readonly 'file-unreadable': (args: { readonly path: string }) => string;
      readonly 'file-encoding': (args: { readonly path: string }) => string;
      readonly 'file-nul': (args: { readonly path: string }) => string;
      readonly 'file-path': (args: { readonly path: string }) => string;
      readonly 'login-cache-path': (args: { readonly path: string }) => string;
      readonly 'file-line': (args: { readonly path: string }) => string;
      readonly 'source-missing': (args: { readonly profile: string }) => string;
      readonly 'source-circle': string;
      readonly 'no-way': string;
      readonly 'keys-odd': string;
      readonly cloud: string;
      readonly 'environment-empty': string;
      readonly 'command-long': string;
      readonly 'command-hidden': string;
      readonly 'sso-session-missing': string;
      readonly 'sso-incomplete': string;
      readonly duration: string;
      readonly region: string;
      readonly endpoint: string;
      readonly 'token-file': string;
      readonly 'program-late': string;
      readonly 'program-cut': string;
      readonly 'program-code': (args: { readonly code: string }) => string;
      readonly 'program-missing': (args: { readonly path: string }) => string;
      readonly 'program-answer': string;
      readonly 'program-keys': string;
      readonly 'program-expired': string;
    };
  };
  readonly rules: {
    readonly said: {
      readonly incomplete: string;
      readonly 'unknown-setting': string;
      readonly 'sign-in-setting': string;
      readonly missing: string;
      readonly unlike: string;
      readonly 'too-long': string;
      readonly 'strange-characters': string;
      readonly 'name-missing': string;
      readonly 'name-long': string;
      readonly 'name-line': string;
      readonly 'sign-in-endpoint': string;
      readonly region: (args: { readonly regions: string }) => string;
      readonly 'aws-region': string;
      readonly 'tag-filter': string;
      readonly 'profile-long': string;
      readonly profile: string;
      readonly account: string;
      readonly 'role-name': string;
      readonly 'role-arn': string;
      readonly 'mfa-device': string;
      readonly 'external-id': string;
      readonly 'start-page': string;
      readonly scope: string;
      readonly issuer: string;
      readonly 'endpoint-long': string;
      readonly endpoint: string;
      readonly 'connection-id': string;
      readonly 'id-empty': string;
      readonly 'id-long': string;
      readonly 'id-characters': string;
      readonly 'id-path': string;
      readonly 'ids-alike': string;
      readonly 'host-pattern': string;
      readonly pin: string;
      readonly 'file-path': string;
      readonly host: string;
      readonly 'port-whole': string;
      readonly 'port-least': string;
      readonly 'port-most': string;
      readonly currency: string;
      readonly session: string;
      readonly user: string;
      readonly 'viewer-proxy': string;
      readonly 'web-path': string;
      readonly 'import-large': string;
      readonly 'import-encoding': string;
      readonly 'import-utf-16': string;
      readonly 'import-nul': string;
      readonly 'import-empty': string;
      readonly 'import-strange': string;
      readonly 'import-unfit': string;
      readonly 'import-practice': string;
      readonly 'agreed-elsewhere': string;
      readonly 'not-for-practice': string;
      readonly 'sign-in-elsewhere': string;
      readonly 'choose-region': string;
      readonly 'choose-profile': string;
      readonly 'choose-account': string;
      readonly 'choose-role': string;
    };
    readonly between: string;
    readonly use: {
      readonly oneOf: (args: { readonly values: string }) => string;
      readonly only: (args: { readonly value: string }) => string;
      readonly text: string;
      readonly number: string;
      readonly yesNo: string;
      readonly object: string;
      readonly list: string;
      readonly most: (args: { readonly limit: string }) => string;
      readonly least: (args: { readonly limit: string }) => string;
      readonly similar: (args: { readonly name: string }) => string;
      readonly otherKind: (args: { readonly kinds: string }) => string;
    };
  };
  readonly settings: {
    readonly title: string;
    readonly find: string;
    readonly nothing: (args: { readonly search: string }) => string;
    readonly locked: string;
    readonly groups: {
      readonly window: string;
      readonly notifications: string;
      readonly viewer: string;
      readonly updates: string;
      readonly support: string;
    };
    readonly viewerNote: string;
    readonly of: {
      readonly language: {
        readonly name: string;
        readonly means: string;
      };
      readonly theme: {
        readonly name: string;
        readonly means: string;
      };
      readonly startAtLogin: {
        readonly name: string;
        readonly means: string;
      };
      readonly trayIcon: {
        readonly name: string;
        readonly means: string;
      };
      readonly checkForUpdates: {
        readonly name: string;
        readonly means: string;
      };
      readonly logLevel: {
        readonly name: string;
        readonly means: string;
      };
      readonly 'notifications-ready': {
        readonly name: string;
        readonly means: string;
      };
      readonly 'notifications-failed': {
        readonly name: string;
        readonly means: string;
      };
      readonly 'notifications-stops-soon': {
        readonly name: string;
        readonly means: string;
      };
      readonly 'notifications-sign-in-needed': {
        readonly name: string;
        readonly means: string;
      };
      readonly 'display-fullscreen': {
        readonly name: string;
        readonly means: string;
      };
      readonly 'display-allMonitors': {
        readonly name: string;
        readonly means: string;
      };
      readonly 'display-transport': {
        readonly name: string;
        readonly means: string;
      };
      readonly 'display-yuv444': {
        readonly name: string;
        readonly means: string;
      };
    };
    readonly choices: {
      readonly language: {
        readonly system: string;
      };
      readonly theme: {
        readonly system: string;
        readonly light: string;
        readonly dark: string;
      };
      readonly logLevel: {
        readonly info: string;
        readonly debug: string;
      };
      readonly usual: string;
      readonly on: string;
      readonly off: string;
    };
    readonly diagnostics: {
      readonly name: string;
      readonly means: string;
      readonly make: string;
    };
    readonly about: {
      readonly name: string;
      readonly means: string;
      readonly show: string;
    };
  };
  readonly signIn: {
    readonly title: string;
    readonly profiles: {
      readonly keys: string;
      readonly 'identity-center': string;
      readonly 'assume-role': string;
      readonly mfa: string;
      readonly process: string;
      readonly 'web-identity': string;
      readonly 'login-session': string;
      readonly incomplete: string;
    };
    readonly profileNotes: {
      readonly 'identity-center': string;
      readonly 'login-session': string;
      readonly mfa: string;
    };
    readonly withKeys: string;
    readonly fromEnvironment: string;
    readonly withProfile: (args: { readonly profile: string }) => string;
    readonly withRole: (args: { readonly role: string; readonly base: string }) => string;
    readonly signingIn: string;
    readonly inBrowser: string;
    readonly signsInAs: (args: { readonly who: string }) => string;
    readonly codeNeeded: string;
    readonly signedOut: string;
    readonly signedIn: string;
    readonly signedInAs: (args: { readonly who: string }) => string;
    readonly until: (args: { readonly time: string; readonly form: string; readonly hour: number }) => string;
    readonly untilRenewed: (args: { readonly time: string; readonly form: string; readonly hour: number }) => string;
    readonly goesOn: string;
    readonly enterCode: (args: { readonly host: string }) => string;
    readonly signedInUntil: (args: { readonly time: string; readonly form: string; readonly hour: number }) => string;
    readonly noAccount: (args: { readonly signedIn: string }) => string;
    readonly noRole: (args: { readonly signedIn: string }) => string;
  };
  readonly statuses: {
    readonly states: {
      readonly READY: string;
      readonly CREATE_IN_PROGRESS: string;
      readonly START_IN_PROGRESS: string;
      readonly STOP_IN_PROGRESS: string;
      readonly DELETE_IN_PROGRESS: string;
      readonly STOPPED: string;
      readonly DELETED: string;
      readonly REMOVED: string;
      readonly CREATE_FAILED: string;
      readonly START_FAILED: string;
      readonly STOP_FAILED: string;
      readonly DELETE_FAILED: string;
      readonly UNREACHED: string;
      readonly UNTRIED: string;
      readonly UNKNOWN: string;
    };
    readonly unknown: string;
    readonly reasons: {
      readonly 'until-ready': string;
      readonly 'until-stopped': string;
      readonly 'going-away': string;
      readonly gone: string;
      readonly removed: string;
      readonly 'not-running': string;
      readonly administrator: string;
      readonly 'not-known': string;
    };
    readonly progress: {
      readonly STREAMING_SESSION_READY: string;
      readonly STREAMING_SESSION_STARTED: string;
      readonly STREAMING_SESSION_STOPPED: string;
      readonly STREAMING_SESSION_DELETED: string;
      readonly STREAMING_SESSION_CREATE_IN_PROGRESS: string;
      readonly STREAMING_SESSION_START_IN_PROGRESS: string;
      readonly STREAMING_SESSION_STOP_IN_PROGRESS: string;
      readonly STREAMING_SESSION_DELETE_IN_PROGRESS: string;
    };
    readonly causes: {
      readonly INSUFFICIENT_CAPACITY: {
        readonly what: string;
        readonly advice: string;
      };
      readonly ACTIVE_DIRECTORY_DOMAIN_JOIN_ERROR: {
        readonly what: string;
        readonly advice: string;
      };
      readonly NETWORK_CONNECTION_ERROR: {
        readonly what: string;
        readonly advice: string;
      };
      readonly NETWORK_INTERFACE_ERROR: {
        readonly what: string;
        readonly advice: string;
      };
      readonly INITIALIZATION_SCRIPT_ERROR: {
        readonly what: string;
        readonly advice: string;
      };
      readonly DECRYPT_STREAMING_IMAGE_ERROR: {
        readonly what: string;
        readonly advice: string;
      };
      readonly AMI_VALIDATION_ERROR: {
        readonly what: string;
        readonly advice: string;
      };
      readonly INTERNAL_ERROR: {
        readonly what: string;
        readonly advice: string;
      };
      readonly proxied: {
        readonly what: string;
        readonly advice: string;
      };
      readonly name: {
        readonly what: string;
        readonly advice: string;
      };
      readonly refused: {
        readonly what: string;
        readonly advice: string;
      };
      readonly 'time-out': {
        readonly what: string;
        readonly advice: string;
      };
      readonly 'no-route': {
        readonly what: string;
        readonly advice: string;
      };
      readonly handshake: {
        readonly what: string;
        readonly advice: string;
      };
    };
    readonly both: (args: { readonly what: string; readonly advice: string }) => string;
    readonly serviceSays: (args: { readonly code: string }) => string;
    readonly itSays: (args: { readonly message: string }) => string;
  };
  readonly support: {
    readonly launch: {
      readonly title: string;
      readonly means: string;
    };
    readonly machine: {
      readonly title: string;
      readonly means: string;
    };
    readonly text: string;
    readonly making: string;
    readonly copy: string;
    readonly copied: string;
    readonly save: string;
    readonly saved: (args: { readonly file: string }) => string;
    readonly copyForSupport: string;
  };
  readonly times: {
    readonly seconds: (args: { readonly seconds: number }) => string;
    readonly minutes: (args: { readonly minutes: number }) => string;
    readonly minutesAndSeconds: (args: { readonly minutes: number; readonly seconds: number }) => string;
    readonly hours: (args: { readonly hours: number }) => string;
    readonly hoursAndMinutes: (args: { readonly hours: number; readonly minutes: number }) => string;
    readonly dayAndHour: (args: { readonly day: string; readonly time: string; readonly hour: number }) => string;
    readonly today: (args: { readonly time: string; readonly hour: number }) => string;
    readonly now: string;
    readonly inMinutes: (args: { readonly minutes: number }) => string;
    readonly at: (args: { readonly time: string; readonly hour: number }) => string;
    readonly expired: string;
  };
  readonly transientErrors: {
    readonly throttled: string;
    readonly offline: string;
    readonly 'name-not-found': string;
    readonly refused: string;
    readonly dropped: string;
    readonly 'no-answer': string;
    readonly 'server-error': string;
    readonly busy: string;
    readonly 'not-an-answer': string;
    readonly 'empty-answer': string;
    readonly 'cut-answer': string;
    readonly 'clock-skew': string;
    readonly 'url-missing': string;
    readonly 'state-unknown': string;
    readonly 'contact-lost': string;
  };
  readonly outages: {
    readonly throttled: string;
    readonly offline: string;
    readonly 'name-not-found': string;
    readonly refused: string;
    readonly dropped: string;
    readonly 'no-answer': string;
    readonly 'server-error': string;
    readonly busy: string;
    readonly 'not-an-answer': string;
    readonly 'empty-answer': string;
    readonly 'cut-answer': string;
    readonly 'clock-skew': string;
    readonly 'url-missing': string;
    readonly 'state-unknown': string;
    readonly 'contact-lost': string;
  };
  readonly updates: {
    readonly title: string;
    readonly off: {
      readonly 'not-configured': string;
      readonly policy: string;
      readonly preference: string;
    };
    readonly idle: string;
    readonly idleSince: (args: { readonly when: string }) => string;
    readonly checking: string;
    readonly available: (args: { readonly version: string }) => string;
    readonly downloading: (args: { readonly version: string; readonly percent: string }) => string;
    readonly ready: (args: { readonly version: string }) => string;
    readonly waits: (args: { readonly version: string }) => string;
    readonly installing: (args: { readonly version: string }) => string;
    readonly toldOnly: {
      readonly 'package-manager': (args: { readonly version: string }) => string;
      readonly administrator: (args: { readonly version: string }) => string;
      readonly user: (args: { readonly version: string }) => string;
    };
    readonly note: (args: { readonly version: string }) => string;
    readonly checkNow: string;
    readonly install: string;
  };
  readonly viewing: {
    readonly title: string;
    readonly options: {
      readonly fullscreen: string;
      readonly allMonitors: string;
      readonly yuv444: string;
    };
    readonly transport: string;
    readonly transports: {
      readonly auto: string;
      readonly quic: string;
      readonly websocket: string;
    };
  };
  readonly workstation: {
    readonly screen: (args: { readonly name: string }) => string;
    readonly endTitle: (args: { readonly name: string }) => string;
    readonly backupTitle: (args: { readonly name: string }) => string;
    readonly gone: string;
    readonly endMeans: string;
    readonly changes: {
      readonly askToStop: string;
      readonly askToReboot: string;
      readonly askToEnd: string;
      readonly stopTitle: (args: { readonly name: string }) => string;
      readonly stopMeans: string;
      readonly rebootTitle: (args: { readonly name: string }) => string;
      readonly rebootMeans: string;
      readonly stopManyTitle: (args: { readonly count: number }) => string;
      readonly stopManyMeans: string;
      readonly stopMany: (args: { readonly count: number }) => string;
      readonly endManyTitle: (args: { readonly count: number }) => string;
      readonly endManyMeans: string;
      readonly endMany: (args: { readonly count: number }) => string;
      readonly startMany: (args: { readonly count: number }) => string;
      readonly leftOut: (args: { readonly count: number }) => string;
      readonly more: (args: { readonly count: number }) => string;
      readonly why: (args: { readonly name: string; readonly reason: string }) => string;
      readonly obstacles: {
        readonly service: string;
        readonly profile: string;
        readonly launch: string;
      };
    };
    readonly loadingBackups: string;
    readonly noBackup: string;
    readonly backupMeans: string;
    readonly notCopied: string;
    readonly link: string;
    readonly inUse: {
      readonly title: (args: { readonly name: string }) => string;
      readonly means: (args: { readonly count: number }) => string;
    };
    readonly facts: {
      readonly state: string;
      readonly session: string;
      readonly studio: string;
      readonly profile: string;
      readonly image: string;
      readonly type: string;
      readonly owner: string;
      readonly connectedViewers: string;
      readonly created: string;
      readonly started: string;
      readonly stops: string;
      readonly ends: string;
      readonly address: string;
      readonly zone: string;
      readonly cost: string;
      readonly costAt: (args: { readonly amount: string; readonly price: string }) => string;
    };
  };
  readonly advice: {
    readonly disk: {
      readonly 'read-only': string;
      readonly full: string;
      readonly denied: string;
      readonly 'not-a-folder': string;
      readonly 'broken-link': string;
      readonly locked: string;
      readonly 'too-large': string;
      readonly other: string;
    };
    readonly notAFolder: (args: { readonly path: string }) => string;
    readonly stored: {
      readonly launches: {
        readonly unreadable: string;
        readonly newer: string;
        readonly advice: (args: { readonly file: string; readonly sentence: string }) => string;
        readonly damaged: (args: { readonly keptAs: string }) => string;
      };
      readonly practice: {
        readonly unreadable: string;
        readonly newer: string;
        readonly advice: (args: { readonly file: string; readonly sentence: string }) => string;
        readonly damaged: (args: { readonly keptAs: string }) => string;
      };
    };
    readonly storedNewer: string;
    readonly unreadable: {
      readonly denied: (args: { readonly system: string }) => string;
      readonly 'not-a-file': string;
      readonly 'not-a-folder': (args: { readonly folder: string; readonly system: string }) => string;
      readonly disk: (args: { readonly system: string }) => string;
      readonly disconnected: (args: { readonly system: string }) => string;
      readonly 'broken-link': (args: { readonly link: string; readonly target: string }) => string;
      readonly other: (args: { readonly system: string }) => string;
    };
    readonly reach: {
      readonly name: (args: { readonly host: string; readonly port: number }) => string;
      readonly refused: (args: { readonly host: string; readonly port: number }) => string;
      readonly 'time-out': (args: { readonly host: string; readonly port: number }) => string;
      readonly 'no-route': (args: { readonly host: string; readonly port: number }) => string;
      readonly handshake: (args: { readonly host: string; readonly port: number }) => string;
    };
    readonly hostRefused: {
      readonly title: (args: { readonly host: string }) => string;
      readonly notAllowed: string;
      readonly inward: string;
    };
    readonly streamUrl: {
      readonly 'too-long': string;
      readonly 'strange-characters': string;
      readonly 'not-a-stream': string;
      readonly 'names-user': string;
      readonly 'no-server': string;
      readonly 'no-host': string;
      readonly 'host-not-allowed': string;
      readonly 'inward-host': string;
      readonly 'not-encrypted': string;
      readonly 'odd-path': string;
      readonly 'no-token': string;
      readonly 'more-than-session': string;
      readonly 'no-session': string;
      readonly 'no-port': string;
      readonly part: (args: { readonly part: string }) => string;
    };
    readonly changeTitles: {
      readonly start: string;
      readonly stop: string;
      readonly reboot: string;
      readonly end: string;
      readonly create: string;
    };
    readonly noReason: string;
    readonly otherType: string;
    readonly notRestored: {
      readonly title: string;
      readonly advice: string;
    };
    readonly startInstead: string;
    readonly tryAgain: (args: { readonly state: string }) => string;
    readonly install: {
      readonly win32: string;
      readonly darwin: string;
      readonly linux: string;
    };
    readonly viewerMissing: {
      readonly named: string;
      readonly namedUnfit: string;
      readonly correctUnfit: (args: { readonly sentence: string }) => string;
      readonly correct: string;
    };
    readonly viewerEnded: {
      readonly code: (args: { readonly exitCode: number }) => string;
      readonly killed: (args: { readonly signal: string }) => string;
      readonly crashed: (args: { readonly signal: string }) => string;
      readonly stopped: (args: { readonly signal: string }) => string;
      readonly unread: string;
    };
    readonly stream: {
      readonly NETWORK_CONNECTION_ERROR: string;
      readonly INTERNAL_ERROR: string;
    };
    readonly withDetail: (args: { readonly advice: string; readonly detail: string }) => string;
    readonly programWrote: (args: { readonly advice: string; readonly detail: string }) => string;
    readonly seconds: (args: { readonly seconds: number }) => string;
    readonly minutes: (args: { readonly minutes: number }) => string;
    readonly policyProblems: {
      readonly unfit: string;
      readonly unreadable: string;
      readonly 'too-large': string;
      readonly encoding: string;
      readonly nul: string;
      readonly 'open-to-others': string;
    };
    readonly policyRules: {
      readonly kind: string;
      readonly 'stream-host': string;
      readonly endpoint: string;
      readonly credentials: string;
      readonly 'machine-connection': string;
      readonly preference: string;
    };
    readonly updateRefusals: {
      readonly 'signature-missing': string;
      readonly 'key-unknown': string;
      readonly 'signature-wrong': string;
      readonly 'feed-unfit': string;
      readonly 'feed-outdated': string;
      readonly 'size-wrong': string;
      readonly 'content-wrong': string;
      readonly 'publisher-unknown': string;
      readonly 'not-there': string;
      readonly 'not-installed': string;
    };
  };
  readonly failures: {
    readonly usage: {
      readonly title: string;
    };
    readonly 'link-refused': {
      readonly title: string;
      readonly advice: (args: { readonly sentence: string }) => string;
    };
    readonly 'connection-unknown': {
      readonly title: (args: { readonly connection: string }) => string;
      readonly advice: string;
    };
    readonly 'connection-unsupported': {
      readonly title: (args: { readonly kind: string }) => string;
      readonly advice: string;
    };
    readonly 'connection-invalid': {
      readonly title: string;
      readonly advice: (args: { readonly field: string; readonly sentence: string }) => string;
    };
    readonly 'studio-unclear': {
      readonly title: (args: { readonly count: number }) => string;
      readonly advice: (args: { readonly count: number }) => string;
    };
    readonly 'workstation-unclear': {
      readonly title: (args: { readonly ready: number }) => string;
      readonly advice: (args: { readonly ready: number }) => string;
    };
    readonly 'settings-unwritable': {
      readonly title: string;
    };
    readonly 'settings-unreadable': {
      readonly title: string;
      readonly advice: (args: { readonly file: string; readonly sentence: string }) => string;
    };
    readonly 'settings-damaged': {
      readonly title: string;
      readonly advice: (args: { readonly keptAs: string }) => string;
    };
    readonly 'settings-newer': {
      readonly title: string;
      readonly advice: string;
    };
    readonly 'home-refused': {
      readonly title: string;
      readonly advice: (args: { readonly path: string }) => string;
    };
    readonly 'port-taken': {
      readonly title: (args: { readonly port: number }) => string;
      readonly advice: string;
    };
    readonly 'policy-unreadable': {
      readonly title: string;
      readonly advice: (args: { readonly problem: string }) => string;
      readonly adviceAt: (args: { readonly problem: string; readonly field: string; readonly sentence: string }) => string;
      readonly adviceIn: (args: { readonly problem: string; readonly path: string }) => string;
      readonly adviceUnfit: (args: { readonly problem: string; readonly field: string }) => string;
    };
    readonly 'not-allowed-by-policy': {
      readonly title: string;
    };
    readonly 'update-refused': {
      readonly title: string;
      readonly advice: (args: { readonly sentence: string }) => string;
    };
    readonly 'update-not-kept': {
      readonly title: string;
    };
    readonly 'stream-failed': {
      readonly title: string;
    };
    readonly 'stream-gone': {
      readonly title: string;
      readonly advice: string;
    };
    readonly 'stream-expired': {
      readonly title: string;
      readonly advice: string;
    };
    readonly 'workstation-stopped': {
      readonly title: string;
      readonly named: (args: { readonly workstation: string }) => string;
      readonly advice: string;
    };
    readonly 'change-impossible': {
      readonly title: string;
      readonly advice: string;
    };
    readonly 'eula-unreadable': {
      readonly title: string;
      readonly advice: string;
    };
    readonly 'stream-url-refused': {
      readonly title: string;
      readonly advice: (args: { readonly sentence: string }) => string;
    };
    readonly 'time-limit': {
      readonly title: (args: { readonly span: string }) => string;
      readonly advice: string;
      readonly lastSeen: (args: { readonly sentence: string }) => string;
    };
    readonly 'credentials-missing': {
      readonly title: string;
      readonly advice: (args: { readonly origin: string }) => string;
    };
    readonly 'credentials-refused': {
      readonly title: string;
      readonly advice: (args: { readonly origin: string }) => string;
      readonly adviceRegion: (args: { readonly advice: string; readonly region: string }) => string;
      readonly wrongRegion: (args: { readonly region: string }) => string;
      readonly adviceWrongRegion: string;
    };
    readonly 'credentials-expired': {
      readonly title: string;
      readonly advice: (args: { readonly origin: string }) => string;
    };
    readonly 'sign-in-needed': {
      readonly title: string;
      readonly advice: string;
      readonly renew: (args: { readonly command: string }) => string;
    };
    readonly 'sign-in-denied': {
      readonly title: string;
      readonly advice: string;
    };
    readonly 'sign-in-late': {
      readonly title: string;
      readonly advice: string;
    };
    readonly 'mfa-needed': {
      readonly title: string;
      readonly advice: string;
    };
    readonly 'mfa-refused': {
      readonly title: string;
      readonly advice: string;
    };
    readonly 'profile-unknown': {
      readonly title: (args: { readonly profile: string }) => string;
      readonly advice: string;
    };
    readonly 'profile-unusable': {
      readonly title: (args: { readonly profile: string }) => string;
    };
    readonly 'profiles-unreadable': {
      readonly title: string;
    };
    readonly 'process-not-agreed': {
      readonly title: (args: { readonly profile: string }) => string;
      readonly advice: string;
    };
    readonly 'clock-wrong': {
      readonly title: (args: { readonly minutes: number }) => string;
      readonly advice: string;
    };
    readonly 'access-denied': {
      readonly title: string;
      readonly advice: (args: { readonly operation: string }) => string;
    };
    readonly 'viewer-missing': {
      readonly title: string;
    };
    readonly 'viewer-unfit': {
      readonly title: string;
    };
    readonly 'viewer-failed': {
      readonly title: string;
    };
    readonly 'viewer-not-started': {
      readonly title: string;
      readonly advice: string;
    };
    readonly 'handover-unwritable': {
      readonly title: string;
    };
    readonly 'report-unwritable': {
      readonly title: string;
      readonly advice: (args: { readonly why: string }) => string;
    };
    readonly 'not-found': {
      readonly title: (args: { readonly what: string }) => string;
      readonly advice: string;
    };
    readonly 'vault-locked': {
      readonly title: string;
      readonly advice: string;
    };
    readonly 'vault-missing': {
      readonly title: string;
      readonly advice: string;
    };
    readonly 'keys-left': {
      readonly title: string;
      readonly advice: string;
    };
    readonly 'vault-failed': {
      readonly title: string;
      readonly advice: (args: { readonly sentence: string }) => string;
    };
    readonly quota: {
      readonly title: string;
      readonly advice: string;
    };
    readonly 'request-refused': {
      readonly title: string;
      readonly advice: string;
    };
    readonly 'service-unreachable': {
      readonly title: string;
    };
    readonly redirected: {
      readonly title: string;
      readonly advice: string;
    };
    readonly 'not-tls': {
      readonly title: string;
      readonly advice: string;
    };
    readonly 'proxy-login': {
      readonly title: string;
      readonly advice: string;
    };
    readonly certificate: {
      readonly title: (args: { readonly where: string }) => string;
      readonly advice: (args: { readonly where: string; readonly what: string; readonly advice: string }) => string;
    };
    readonly 'tunnel-plugin': {
      readonly title: (args: { readonly why: string }) => string;
      readonly advice: (args: { readonly platform: string }) => string;
    };
    readonly 'tunnel-failed': {
      readonly title: (args: { readonly why: string }) => string;
      readonly advice: (args: { readonly why: string }) => string;
    };
    readonly 'answer-too-large': {
      readonly title: string;
      readonly advice: string;
    };
    readonly 'host-unreachable': {
      readonly title: string;
    };
    readonly bug: {
      readonly title: string;
      readonly advice: string;
    };
  };
}

export declare const messages: Messages;
