/** Groups, names and directions of the contract's messages, defined by the build (`build/bridge-shape.ts`). */
declare const BRIDGE_SHAPE: Readonly<Record<string, Readonly<Record<string, 'call' | 'event'>>>>;
