/** A grey picture of one pixel, as a real JPEG in base64. */
const tinyJpeg =
  '/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==';

/** A picture of one pixel, as a real PNG in base64. */
const tinyPng =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** A session's screenshot in the wire format: the primary screen as JPEG, a second one as PNG. */
export function screenshotOf(sessionId: string, atMs: number): object {
  const CreationTime = new Date(atMs).toISOString();
  return {
    SessionScreenshot: {
      SessionId: sessionId,
      Images: [
        { Format: 'jpeg', Data: tinyJpeg, CreationTime, Primary: true },
        { Format: 'png', Data: tinyPng, CreationTime, Primary: false },
      ],
    },
  };
}
