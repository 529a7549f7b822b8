/**
 * Stands in the bundle for the SDK's reader of event streams. No operation we ask for has one; the reader
 * is loaded where an answer is said to be one, and would be dead weight.
 */
const none = () => {
  throw new Error('no operation here has an event stream');
};

export const eventStreamSerdeProvider = none;
/** Called as a class: it refuses at once. */
export const EventStreamSerde = function EventStreamSerde() {
  none();
};
