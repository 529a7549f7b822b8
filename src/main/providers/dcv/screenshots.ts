import * as v from 'valibot';
import type { ResourceId } from '../../../shared/base/ids.ts';
import type { Screenshot } from '../../../shared/workstations/workstation.ts';
import { pictureFrom } from './picture.ts';
import { answeredList, listOf, optionalField, optionalText } from './wire.ts';

/** The largest width that is requested, in pixels: the window shows none wider. */
export const PICTURE_WIDTH = 480;
/** How many are requested at once: a response with more could exceed the limit. */
export const PICTURES_AT_ONCE = 8;

const Image = v.object({
  Data: optionalText,
  Primary: v.fallback(v.optional(v.boolean()), () => undefined),
});
const Picture = v.object({ SessionId: optionalText, Images: listOf(Image) });

/**
 * The response to a request for pictures. Sessions without a picture are left out by the service.
 */
export const Pictures = v.object({
  SuccessfulList: answeredList(v.object({ SessionScreenshot: optionalField(Picture) })),
});

/**
 * The picture of each session's first screen; sessions without a usable picture, and pictures that
 * were not requested, are left out.
 */
export function screenshotsFrom(
  { SuccessfulList: pictures }: v.InferOutput<typeof Pictures>,
  requested: readonly ResourceId[],
): readonly Screenshot[] {
  return requested.flatMap((session) => {
    const images = pictures.find((one) => one.SessionScreenshot?.SessionId === session)
      ?.SessionScreenshot?.Images;
    const data = (images?.find(({ Primary }) => Primary === true) ?? images?.[0])?.Data;
    return pictureFrom(session, data);
  });
}
