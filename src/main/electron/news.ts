import type { WebContents } from 'electron';
import * as v from 'valibot';
import { channelOf } from '../../shared/ipc/channel.ts';
import { contract } from '../../shared/ipc/contract.ts';
import type { Log } from '../core/base/log.ts';

interface NewsRow {
  readonly type: 'news';
  readonly payload: v.GenericSchema;
}
type Contract = typeof contract;
type NewsOf<Group extends keyof Contract> = {
  [Name in keyof Contract[Group]]: Contract[Group][Name] extends { type: 'news' } ? Name : never;
}[keyof Contract[Group]];
type PayloadOf<Row> = Row extends { type: 'news'; payload: infer P extends v.GenericSchema }
  ? v.InferInput<P>
  : never;

/** Sends news to the window; each is parsed first, so that nothing undeclared crosses. */
export type SendNews = <Group extends keyof Contract, Name extends NewsOf<Group> & string>(
  group: Group,
  name: Name,
  payload: PayloadOf<Contract[Group][Name]>,
) => void;

/** {@link SendNews} to whichever window is open; nobody hears it while there is none. */
export const createNews =
  (window: () => WebContents | undefined, log: Log): SendNews =>
  (group, name, payload) => {
    // The type above lets only news through.
    const row = contract[group][name] as unknown as NewsRow;
    const parsed = v.safeParse(row.payload, payload);
    if (parsed.success) window()?.send(channelOf(group, name), parsed.output);
    else log.error('news did not fit', { news: `${group}.${name}` });
  };
