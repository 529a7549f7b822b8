import { lengthProperty } from '../length-property.ts';
import { followFoot } from './at-foot.ts';
import { whileUsed } from './while-used.ts';

/**
 * Keeps a card where it is while the pointer rests on it, or it has the focus: what appears or goes at the foot of the window
 * would move it under the hand. The part of the window that has the card is moved by `property`, which its style uses as
 * `translate`. `report` is called with whether it is used. For use as an attachment.
 */
export function keepPlace(property: `--${string}`, report: (isUsed: boolean) => void) {
  const setMoved = lengthProperty(property);

  return (part: HTMLElement): (() => void) => {
    let card: Element | undefined;
    let bottom = 0;
    let movedPx = 0;
    const move = (px: number) => {
      if (px === movedPx) return;
      movedPx = px;
      setMoved(px);
    };
    const settle = () => {
      if (card?.isConnected !== true) return;
      const lostPx = bottom - card.getBoundingClientRect().bottom;
      if (Math.abs(lostPx) >= 1) move(movedPx + lostPx);
    };
    const take = (target: Element | undefined) => {
      card = target?.closest('.card') ?? target;
      if (card === undefined) move(0);
      else bottom = card.getBoundingClientRect().bottom;
      report(card !== undefined);
    };
    // Everything moves then.
    const resize = () => {
      move(0);
      if (card !== undefined) bottom = card.getBoundingClientRect().bottom;
    };
    const observer = new ResizeObserver(settle);
    const ends = [whileUsed(take)(part), followFoot(settle)];
    observer.observe(part);
    addEventListener('resize', resize);
    return () => {
      observer.disconnect();
      removeEventListener('resize', resize);
      for (const end of ends) end();
      move(0);
    };
  };
}
