import { effect } from '@preact/signals';
import { render } from 'preact';
import { App } from './app.tsx';
import { connect } from './connection.ts';
import { state } from './store.ts';
import { say } from './texts/language.ts';
import './style/index.css';

connect();
effect(() => {
  if (state.value !== undefined) document.title = say('title', { bot: state.value.bot.username });
});
render(<App />, document.body);
