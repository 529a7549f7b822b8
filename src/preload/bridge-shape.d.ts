/** Groups, names and ways of the contract's messages, put here by the build (`build/bridge-shape.ts`). */
declare const BRIDGE_SHAPE: Readonly<Record<string, Readonly<Record<string, 'call' | 'event'>>>>;
