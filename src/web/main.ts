import { html } from 'htm/preact';
import { render } from 'preact';
import { App } from './app.ts';
import { start } from './start.ts';

const page = document.getElementById('page')!;
page.replaceChildren();
render(html`<${App} />`, page);
void start();
