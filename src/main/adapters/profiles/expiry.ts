const MOMENT =
  /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(?:Z|UTC|GMT|([+-]\d\d):?(\d\d)?)?$/i;

/**
 * A time as AWS's tools and helper programs write it, in milliseconds since 1970; undefined if it is none. Without a
 * time zone it is UTC, and old versions of the AWS CLI write `UTC` instead of `Z`. Pure and total.
 */
export function expiryOf(text: string): number | undefined {
  const [, day, time, hours, minutes = '00'] = MOMENT.exec(text.trim()) ?? [];
  const zone = hours === undefined ? 'Z' : `${hours}:${minutes}`;
  const moment = Date.parse(
    day === undefined || time === undefined ? text : `${day}T${time}${zone}`,
  );
  return Number.isNaN(moment) ? undefined : moment;
}
