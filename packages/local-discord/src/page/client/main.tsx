import { effect } from '@preact/signals';
import { render } from 'preact';
import { App } from './app.tsx';
import { connect } from './connection.ts';
import { state } from './store.ts';
import './style/index.css';

connect();
effect(() => {
  if (state.value !== undefined) document.title = `${state.value.bot.username} on a local Discord`;
});
render(<App />, document.body);
