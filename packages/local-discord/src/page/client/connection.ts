import { effect } from '@preact/signals';
import type { PageEvents } from '../protocol.ts';
import * as store from './store.ts';
import { locale } from './texts/language.ts';

/** Follows the server's events as the chosen person, and again when another person or language is chosen. */
export function connect(): void {
  effect(() => {
    const viewer = store.chosenViewer.value;
    const query = new URLSearchParams({ locale: locale.value, ...(viewer !== undefined && { as: viewer }) });
    const source = new EventSource(`/page/events?${query}`);
    on(source, 'state', store.takeState);
    on(source, 'messages', store.takeMessages);
    on(source, 'message', store.takeMessage);
    on(source, 'gone', store.takeDeletion);
    on(source, 'typing', store.takeTyping);
    source.onopen = () => {
      store.connected.value = true;
    };
    source.onerror = () => {
      store.connected.value = false;
    };
    return () => source.close();
  });
}

function on<Name extends keyof PageEvents>(source: EventSource, name: Name, take: (data: PageEvents[Name]) => void) {
  source.addEventListener(name, (event) => take(JSON.parse(event.data)));
}
