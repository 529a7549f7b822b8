/**
 * A question cannot be accepted until it has been visible and focused for this long, in ms: it may appear under a
 * click or a key that was meant for something else.
 */
export const READING_TIME_MS = 500;
