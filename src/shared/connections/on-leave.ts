import * as v from 'valibot';

/** The longest time between leaving a workstation and its stop, in minutes. */
export const MAX_LEAVE_MINUTES = 240;

/**
 * What happens to a workstation once its viewer has been closed: it is stopped after this many minutes, unless the user
 * keeps it running or connects again. Only for kinds that can stop workstations.
 */
export const OnLeave = v.strictObject({
  stop: v.literal(true),
  afterMinutes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_LEAVE_MINUTES)),
});
export type OnLeave = Readonly<v.InferOutput<typeof OnLeave>>;
