import { mount } from 'svelte';
import { ask } from './state/ask.ts';
import './styles/tokens.css';
import './styles/base.css';
import PracticeViewer from './views/practice-viewer.svelte';

const received = ask(() => window.stagedoor.practiceViewer.received(undefined));
mount(PracticeViewer, { target: document.body, props: { received } });
