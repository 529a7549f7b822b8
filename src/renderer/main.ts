import { mount } from 'svelte';
import App from './app/app.svelte';
import { createStores } from './app/stores.ts';
import { createSafeBridge } from './bridge/safe-bridge.svelte.ts';
import { followLanguage } from './i18n/languages.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';

const target = document.body;
const bridge = createSafeBridge(window.stagedoor);
const isPracticeViewer = location.pathname.endsWith('/practice-viewer.html');
async function show() {
  if (isPracticeViewer) {
    const { default: PracticeViewer } = await import('./practice/practice-viewer.svelte');
    const received = bridge.practiceViewer.received(undefined);
    mount(PracticeViewer, { target, props: { received } });
  } else {
    mount(App, { target, props: { stores: createStores(bridge) } });
  }
}

void followLanguage(isPracticeViewer ? {} : bridge).then(show);
