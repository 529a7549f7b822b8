import { mount } from 'svelte';
import App from './app/app.svelte';
import { callBridge } from './bridge/call-bridge.ts';
import { createStores } from './app/stores.ts';
import { followLanguage } from './i18n/languages.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';

const target = document.body;
const isPracticeViewer = location.pathname.endsWith('/practice-viewer.html');
async function show() {
  if (isPracticeViewer) {
    const { default: PracticeViewer } = await import('./practice/practice-viewer.svelte');
    const received = callBridge(() => window.stagedoor.practiceViewer.received(undefined));
    mount(PracticeViewer, { target, props: { received } });
  } else {
    mount(App, { target, props: { stores: createStores(window.stagedoor) } });
  }
}

const { preferences } = window.stagedoor;
void followLanguage(isPracticeViewer ? {} : { preferences }).then(show);
