import { lengthProperty } from '../components/length-property.ts';

const setHeld = lengthProperty('--held');

/** How much lower a page gets when the failure at its foot goes. */
function heightOfFoot(main: HTMLElement): number {
  const foot = main.querySelector<HTMLElement>('[data-foot]');
  if (foot === null) return 0;
  const { rowGap } = getComputedStyle(foot.parentElement ?? main);
  return foot.offsetHeight + Number.parseFloat(rowGap);
}

/**
 * An attachment for the page, which is above the notices. When a notice goes while the page is scrolled to its end, the page gets
 * higher and would be scrolled less far: all that is shown would move. The same happens when the failure at the foot of the page
 * goes, because what is scrolled gets lower. There is room below its end instead, until it is scrolled up. Begins again with
 * each page that is shown.
 */
export const keepEnd =
  (page: string) =>
  (main: HTMLElement): (() => void) | undefined => {
    if (page === '') return undefined;
    let top = main.scrollTop;
    let height = main.clientHeight;
    let footHeight = heightOfFoot(main);
    let windowHeight = innerHeight;
    let held = 0;
    const below = () => main.scrollHeight - main.clientHeight - main.scrollTop;
    const hold = (px: number) => {
      held = px;
      setHeld(px);
    };

    // Whichever comes first: a script may need the layout before observers are called.
    const measure = () => {
      const lost = top - main.scrollTop;
      const footNow = heightOfFoot(main);
      const isSameWindow = innerHeight === windowHeight;
      const grown = isSameWindow
        ? main.clientHeight - height + Math.max(0, footHeight - footNow)
        : 0;
      ({ clientHeight: height } = main);
      footHeight = footNow;
      windowHeight = innerHeight;
      if (lost > 0 && lost <= grown + 1 && below() < 1) {
        hold(held + lost);
        main.scrollTop = top;
      } else if (held > 0) hold(Math.max(0, held - Math.max(0, below())));
      top = main.scrollTop;
    };
    const resized = new ResizeObserver(measure);
    hold(0);
    resized.observe(main);
    for (const part of main.children) resized.observe(part);
    main.addEventListener('scroll', measure);
    return () => {
      resized.disconnect();
      main.removeEventListener('scroll', measure);
    };
  };
