/** Calls `read` like markup does: at once and after each change, until it is stopped. */
export function watch<T>(read: () => T) {
  const values: T[] = [];
  const stop = $effect.root(() => {
    $effect.pre(() => {
      values.push(read());
    });
  });
  return { values, stop };
}
