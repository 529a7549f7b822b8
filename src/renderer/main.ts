import { mount } from 'svelte';
import App from './app.svelte';
import { createStage } from './state/stage.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';

mount(App, { target: document.body, props: { stage: createStage(window.stagedoor) } });
