import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Happening } from '../../../api.ts';
import { ToolButton } from '../layout/tool-button.tsx';
import { say } from '../texts/language.ts';
import { Faults } from './faults.tsx';
import { developerPanelOpen } from './open.ts';
import { ReplyTimes } from './reply-times.tsx';
import { describe, SOURCES, type Source } from './traffic.ts';

/** As many as can be drawn without the page slowing down. */
const KEPT = 400;

/** The bot's traffic as it happens, faults to inject, and how long replies take. */
export function DeveloperPanel() {
  const [happenings, setHappenings] = useState<readonly Happening[]>([]);
  const [hidden, setHidden] = useState<readonly Source[]>([]);
  useEffect(() => {
    const source = new EventSource('/page/developer/events');
    source.onopen = () => setHappenings([]);
    source.addEventListener('happening', ({ data }) => {
      const happening: Happening = JSON.parse(data);
      setHappenings((before) => [...before, happening].slice(-KEPT));
    });
    return () => source.close();
  }, []);
  return (
    <aside class="developer" aria-label={say('developerPanel')}>
      <header>
        <h2>{say('developerPanel')}</h2>
        <ToolButton
          icon="close"
          label={say('closeDeveloperPanel')}
          onClick={() => {
            developerPanelOpen.value = false;
          }}
        />
      </header>
      <ReplyTimes happenings={happenings} />
      <Faults />
      <section class="traffic">
        <h3>{say('traffic')}</h3>
        <div class="filters">
          {SOURCES.map((source) => (
            <label key={source}>
              <input
                type="checkbox"
                checked={!hidden.includes(source)}
                onChange={({ currentTarget }) =>
                  setHidden(currentTarget.checked ? hidden.filter((one) => one !== source) : [...hidden, source])
                }
              />
              {source}
            </label>
          ))}
          <button type="button" class="button secondary" onClick={() => setHappenings([])}>
            {say('clear')}
          </button>
        </div>
        <ol>
          {happenings
            .map((happening) => ({ happening, ...describe(happening) }))
            .filter(({ source }) => !hidden.includes(source))
            .reverse()
            .map(({ happening, source, summary, failed }) => (
              <li key={happening.seq}>
                <Entry happening={happening} source={source} summary={summary} failed={failed} />
              </li>
            ))}
        </ol>
      </section>
    </aside>
  );
}

interface EntryProps {
  readonly happening: Happening;
  readonly source: Source;
  readonly summary: string;
  readonly failed: boolean;
}

function Entry({ happening, source, summary, failed }: EntryProps) {
  const [open, setOpen] = useState(false);
  const payload = useMemo(() => (open ? JSON.stringify(payloadOf(happening), null, 2) : ''), [open, happening]);
  return (
    <details class={failed ? 'entry failed' : 'entry'} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <span class={`source source-${source}`}>{source}</span>
        <span class="entry-summary">{summary}</span>
        <time>{new Date(happening.at).toLocaleTimeString(undefined, { hour12: false })}</time>
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard */}
      <pre tabIndex={0}>{payload}</pre>
    </details>
  );
}

function payloadOf(happening: Happening): unknown {
  const { type: _type, seq: _seq, at: _at, ...payload } = happening;
  return payload;
}
