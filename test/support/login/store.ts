/** What the library stores between two requests. */
type Payload = Record<string, unknown> & { readonly uid?: string; readonly grantId?: string };

interface Kept {
  readonly payload: Payload;
  readonly endsAtMs: number;
}

/** The storage of one login server. */
export interface Store {
  /** The part of one model, with the methods that the library calls. */
  part(model: string): object;
  /** Removes everything of these models. */
  forget(...models: readonly string[]): void;
}

/** An empty storage, in memory. */
export function createStore(): Store {
  const models = new Map<string, Map<string, Kept>>();
  const entriesOf = (model: string): Map<string, Kept> => {
    const entries = models.get(model) ?? new Map<string, Kept>();
    models.set(model, entries);
    return entries;
  };
  return {
    forget: (...names) => {
      for (const name of names) entriesOf(name).clear();
    },
    part(model) {
      const entries = entriesOf(model);
      const alive = (kept: Kept | undefined): Payload | undefined =>
        kept !== undefined && Date.now() < kept.endsAtMs ? kept.payload : undefined;
      return {
        async upsert(id: string, payload: Payload, seconds?: number) {
          const endsAtMs = seconds === undefined ? Infinity : Date.now() + seconds * 1_000;
          entries.set(id, { payload, endsAtMs });
        },
        find: async (id: string) => alive(entries.get(id)),
        findByUid: async (uid: string) =>
          alive([...entries.values()].find(({ payload }) => payload.uid === uid)),
        async consume(id: string) {
          const kept = entries.get(id);
          if (kept !== undefined) kept.payload.consumed = Math.floor(Date.now() / 1_000);
        },
        async destroy(id: string) {
          entries.delete(id);
        },
        async revokeByGrantId(grantId: string) {
          for (const [id, { payload }] of entries) {
            if (payload.grantId === grantId) entries.delete(id);
          }
        },
      };
    },
  };
}
