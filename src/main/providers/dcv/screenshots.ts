import * as v from 'valibot';
import type { ResourceId } from '../../../shared/base/ids.ts';
import { Screenshot } from '../../../shared/workstations/workstation.ts';
import { answeredList, listOf, maybe, maybeText } from './wire.ts';

/** The widest picture that is asked for, in points: those in the window are no wider. */
export const PICTURE_WIDTH = 480;
/** How many are asked for at once: an answer of more could be larger than we read. */
export const PICTURES_AT_ONCE = 8;

const Image = v.object({
  Data: maybeText,
  Primary: v.fallback(v.optional(v.boolean()), () => undefined),
});
const Picture = v.object({ SessionId: maybeText, Images: listOf(Image) });

/** What a service answers that was asked for pictures. Those it has none of are left out by it. */
export const Pictures = v.object({
  SuccessfulList: answeredList(v.object({ SessionScreenshot: maybe(Picture) })),
});

/**
 * How a file of each format begins, in base64: FF D8 FF, and PNG's eight bytes with the zero behind them.
 * What a service says of the format does not count.
 */
const BEGINNINGS = [
  ['jpeg', '/9j/'],
  ['png', 'iVBORw0KGgo'],
] as const;

/** The picture of each session's first screen; those without a usable one, and those nobody asked for, are left out. */
export function screenshotsFrom(
  { SuccessfulList: given }: v.InferOutput<typeof Pictures>,
  asked: readonly ResourceId[],
): readonly Screenshot[] {
  return asked.flatMap((session) => {
    const images = given.find((one) => one.SessionScreenshot?.SessionId === session)
      ?.SessionScreenshot?.Images;
    const data = (images?.find(({ Primary }) => Primary === true) ?? images?.[0])?.Data;
    const format = BEGINNINGS.find(([, start]) => data?.startsWith(start))?.[0];
    const picture = v.safeParse(Screenshot, { session, format, data });
    return picture.success && picture.output.data.length % 4 === 0 ? [picture.output] : [];
  });
}
