/**
 * Whether a question has been visible in a focused window for `ms` without interruption, and without a change of `what`
 * it asks. Call it while a component is created.
 */
export function createReadingTime(ms: number, what: () => unknown = () => undefined) {
  let isOver = $state(false);
  $effect(() => {
    what();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const start = () => {
      clearTimeout(timer);
      isOver = false;
      timer = setTimeout(() => {
        isOver = true;
      }, ms);
    };
    start();
    window.addEventListener('focus', start);
    document.addEventListener('visibilitychange', start);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('focus', start);
      document.removeEventListener('visibilitychange', start);
    };
  });
  return {
    get isOver() {
      return isOver;
    },
  };
}
