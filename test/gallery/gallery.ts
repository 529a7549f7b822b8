import './freeze.ts';
import '@fontsource-variable/inter/wght.css';
import '../../src/renderer/styles/tokens.css';
import '../../src/renderer/styles/base.css';
import '../../src/renderer/styles/controls.css';
import './gallery.css';
import { mount, settled, unmount } from 'svelte';
import App from '../../src/renderer/app/app.svelte';
import { createStores } from '../../src/renderer/app/stores.ts';
import { createSafeBridge } from '../../src/renderer/bridge/safe-bridge.svelte.ts';
import { setLocale } from '../../src/renderer/i18n/locale.svelte.ts';
import { english } from '../../src/shared/languages/message-loaders.ts';
import { createFakeBridge } from '../support/window/fake-bridge.ts';
import { cutFocus, unmarkedFocus } from './focus.ts';
import { framesMs, watchFrames } from './frames.ts';
import { hands } from './hands.ts';
import { languages } from './languages.ts';
import { moving } from './motion.ts';
import { overflowing } from './overflow.ts';
import Parts from './parts.svelte';
import { scenes } from './scenes.ts';

/** What is shown, and how. Without a scene, every component is shown in every state. */
interface Showing {
  readonly scene?: string | undefined;
  readonly theme?: string | undefined;
  readonly language?: string | undefined;
  readonly dir?: string | undefined;
}

const target = document.body;
let shown: Record<string, unknown> | undefined;

/** Changes the language and the text direction of the page. */
async function setLanguage(language: string, dir?: string): Promise<void> {
  setLocale(languages.get(language) ?? english);
  if (dir !== undefined) document.documentElement.dir = dir;
  await settled();
}

/** Changes the colours of the page; without a theme, to those of the system. */
function setTheme(theme = ''): void {
  document.documentElement.style.colorScheme = theme;
  finishTransitions();
}

function finishTransitions(): void {
  for (const animation of document.getAnimations())
    if (animation instanceof CSSTransition) animation.finish();
}

/** Shows a scene in place of the previous one. Resolves once it has its final appearance. */
async function show({ scene: name, theme, language = 'en', dir }: Showing): Promise<void> {
  if (shown !== undefined) await unmount(shown);
  target.replaceChildren();
  setTheme(theme);
  await setLanguage(language, dir);
  const scene = scenes.find((one) => one.name === name);
  document.title = scene?.name ?? "Stagedoor's gallery";
  target.classList.toggle('parts', scene === undefined);
  if (scene === undefined) {
    shown = mount(Parts, { target, props: { scenes } });
  } else {
    const { bridge, push } = createFakeBridge(scene.data, scene.answers);
    const stores = createStores(createSafeBridge(bridge));
    shown = mount(App, { target, props: { stores } });
    await hands.settle();
    await scene.begin?.(stores, push, hands);
  }
  await hands.settle();
  await document.fonts.ready;
  // For example of a button that became available.
  finishTransitions();
}

/** For the scripts and tests that drive this page. */
const gallery = {
  scenes: scenes.map(({ name, picture = false }) => ({ name, picture })),
  languages: [...languages.keys()],
  show,
  setLanguage,
  setTheme,
  overflowing,
  moving,
  unmarkedFocus,
  cutFocus,
  watchFrames,
  framesMs,
};
export type Gallery = typeof gallery;
Object.assign(globalThis, { gallery });

const query = new URLSearchParams(location.search);
const parameter = (name: string) => query.get(name) ?? undefined;
await show({
  scene: parameter('scene'),
  theme: parameter('theme'),
  language: parameter('language'),
  dir: parameter('dir'),
});
