import { render } from 'preact';
import { App } from './app.tsx';
import { connect } from './connection.ts';
import './style/index.css';

connect();
render(<App />, document.body);
