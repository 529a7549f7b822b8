import { mount } from 'svelte';
import App from './app.svelte';
import { ask } from './app/ask.ts';
import { createStage } from './app/stage.ts';
import { followLanguage } from './i18n/languages.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import PracticeViewer from './practice/practice-viewer.svelte';

// Both pages share one file: apart, they were larger together.
const target = document.body;
const isPracticeViewer = location.pathname.endsWith('/practice-viewer.html');
function show() {
  if (isPracticeViewer) {
    const received = ask(() => window.stagedoor.practiceViewer.received(undefined));
    mount(PracticeViewer, { target, props: { received } });
  } else {
    mount(App, { target, props: { stage: createStage(window.stagedoor) } });
  }
}

const { preferences } = window.stagedoor;
void followLanguage(isPracticeViewer ? {} : { preferences }).then(show);
