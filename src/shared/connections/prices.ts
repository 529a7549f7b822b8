import * as v from 'valibot';
import { objectOnly } from '../base/object-only.ts';
import { rule } from '../base/rule.ts';

/** A type of instance, such as `g5.2xlarge`. */
const InstanceType = v.pipe(v.string(), v.regex(/^[a-z0-9][A-Za-z0-9.-]{0,63}$/));
const PerHour = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1_000_000));

/** What an hour of each instance type costs, as the administrator knows it. */
export const Prices = v.strictObject({
  /** The currency's code in ISO 4217, such as `USD`. */
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, rule('currency'))),
  perHour: v.pipe(
    objectOnly(v.record(InstanceType, PerHour)),
    v.check((all) => Object.keys(all).length <= 500),
  ),
});
export type Prices = Readonly<v.InferOutput<typeof Prices>>;
