import { lengthProperty } from '../components/length-property.ts';

const setPanel = lengthProperty('--launch-panel');

/** Sets `--launch-panel` to the height of the panel while it is open, so that notices and failures at the foot are above it. */
export function measurePanel(node: HTMLElement): () => void {
  const observer = new ResizeObserver(() => {
    setPanel(node.offsetHeight);
  });
  observer.observe(node);
  return () => {
    observer.disconnect();
    setPanel(0);
  };
}
