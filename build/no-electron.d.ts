// Stands for the electron package in tsconfig.pure.json: nothing can be imported from it there.
export {};
