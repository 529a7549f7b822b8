import type { Scene } from './scene.ts';
import { contentScenes } from './scenes/contents.ts';
import { formScenes } from './scenes/forms.ts';
import { launchScenes } from './scenes/launches.ts';
import { pageScenes } from './scenes/pages.ts';
import { questionScenes } from './scenes/questions.ts';

/** Every screen of the window in every state that looks different. */
export const scenes: readonly Scene[] = [
  ...pageScenes,
  ...contentScenes,
  ...launchScenes,
  ...formScenes,
  ...questionScenes,
];
