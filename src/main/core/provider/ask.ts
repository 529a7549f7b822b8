import type { Work } from '../base/work.ts';
import type { ServiceResponse } from './service-response.ts';

/** Repeats one request until it is answered or fails. The caller chooses the retry policy. */
export type Ask<E> = <T>(read: (signal: AbortSignal) => Promise<ServiceResponse<T>>) => Work<E, T>;
