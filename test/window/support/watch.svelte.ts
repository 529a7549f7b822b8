/** Runs `read` as markup does, again after each change, until stopped. */
export function watch<T>(read: () => T) {
  const values: T[] = [];
  const stop = $effect.root(() => {
    $effect.pre(() => {
      values.push(read());
    });
  });
  return { values, stop };
}
