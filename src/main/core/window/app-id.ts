declare const APP_ID: string;

/**
 * The program's identifier for Windows and macOS: a reversed domain and the name (build/identity.mjs). The build
 * inserts it. Tests run without a build and do not depend on its value.
 */
export const appId = typeof APP_ID === 'undefined' ? 'invalid.stagedoor' : APP_ID;
