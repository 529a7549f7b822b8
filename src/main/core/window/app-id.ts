declare const APP_ID: string;

/**
 * What Windows and macOS know the program by: a domain backwards, then the name (build/identity.mjs). The build puts it in;
 * tests run without a build, and what it is makes no difference to them.
 */
export const appId = typeof APP_ID === 'undefined' ? 'invalid.stagedoor' : APP_ID;
