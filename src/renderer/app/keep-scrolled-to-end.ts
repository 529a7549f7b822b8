import { lengthProperty } from '../components/length-property.ts';

const setHeld = lengthProperty('--held');

/** Something in the page that is only there for a while. */
interface TemporaryPart {
  /** How much lower what is scrolled gets without it. */
  readonly heightPx: number;
  /** Above the visible part: when it goes, the visible part stays where it is, and is scrolled less far. */
  readonly isAbove: boolean;
}
type TemporaryParts = ReadonlyMap<HTMLElement, TemporaryPart>;

function temporaryParts(main: HTMLElement): TemporaryParts {
  const { top } = main.getBoundingClientRect();
  const elements = [...main.querySelectorAll<HTMLElement>('[data-temporary]')];
  return new Map(
    elements.map((element) => {
      // "normal" if there is none.
      const gapPx = Number.parseFloat(getComputedStyle(element.parentElement ?? main).rowGap) || 0;
      const isAbove = element.getBoundingClientRect().bottom <= top;
      return [element, { heightPx: element.offsetHeight + gapPx, isAbove }];
    }),
  );
}

/** How much lower the parts above the visible part, or all others, have become. */
const lostPx = (before: TemporaryParts, now: TemporaryParts, areAbove: boolean): number =>
  [...before]
    .filter(([, { isAbove }]) => isAbove === areAbove)
    .map(([element, { heightPx }]) => heightPx - (now.get(element)?.heightPx ?? 0))
    .reduce((sum, px) => sum + Math.max(0, px), 0);

/** What is known of the page from its last layout. */
interface Seen {
  /** How far it is scrolled, in CSS pixels. */
  readonly top: number;
  readonly height: number;
  readonly parts: TemporaryParts;
  readonly windowHeight: number;
}

const look = (main: HTMLElement): Seen => ({
  top: main.scrollTop,
  height: main.clientHeight,
  parts: temporaryParts(main),
  windowHeight: innerHeight,
});

/**
 * An attachment for the page, which is above the notices. When a notice goes while the page is scrolled to its end, the page gets
 * higher and would be scrolled less far: all that is shown would move. The same happens when something in the page goes that is
 * only there for a while (`data-temporary`), such as the failure at its foot or the card of a launch, because what is scrolled
 * gets lower. There is room below its end instead, until it is scrolled up. Begins again with each page that is shown.
 */
export const keepScrolledToEnd =
  (page: string) =>
  (main: HTMLElement): (() => void) | undefined => {
    if (page === '') return undefined;
    // Not yet: reading it now would lay out the page for this alone, also while the window opens.
    let before: Seen | undefined;
    let held = 0;
    const below = () => main.scrollHeight - main.clientHeight - main.scrollTop;
    const hold = (px: number) => {
      held = px;
      setHeld(px);
    };

    // Whichever comes first: a script may need the layout before observers are called.
    const measure = () => {
      const now = look(main);
      before ??= now;
      const target = before.top - lostPx(before.parts, now.parts, true);
      const lost = target - now.top;
      const isSameWindow = now.windowHeight === before.windowHeight;
      const grown = isSameWindow
        ? now.height - before.height + lostPx(before.parts, now.parts, false)
        : 0;
      if (lost > 0 && lost <= grown + 1 && below() < 1) {
        hold(held + lost);
        main.scrollTop = target;
      } else if (held > 0) hold(Math.max(0, held - Math.max(0, below())));
      before = { ...now, top: main.scrollTop };
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
