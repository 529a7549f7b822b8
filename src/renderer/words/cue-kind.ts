/** What a cue light says: ready, working, needs care, failed, stopped. */
export type CueKind = 'go' | 'wait' | 'care' | 'stop' | 'off';
