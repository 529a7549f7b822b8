import * as v from 'valibot';
import { SafeText } from './safe-text.ts';

/** Something the window tells once, quietly, above everything else. */
export const Notice = v.strictObject({ id: SafeText, title: SafeText, advice: SafeText });
export type Notice = Readonly<v.InferOutput<typeof Notice>>;
