// Replaces the types of the electron package in tsconfig.pure.json, so that nothing can be imported from it there.
export {};
