/**
 * Replaces the SDK's reader of event streams in the bundle. No operation that is used returns an event stream, so the
 * reader is not needed.
 */
const none = () => {
  throw new Error('no operation here has an event stream');
};

export const eventStreamSerdeProvider = none;
/** Called as a constructor. It always throws. */
export const EventStreamSerde = function EventStreamSerde() {
  none();
};
