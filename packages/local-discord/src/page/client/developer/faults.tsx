import { useState } from 'preact/hooks';
import type { FaultRequest } from '../../protocol.ts';
import { tellRefusal } from '../notices.ts';
import { injectFault } from '../server.ts';

const ONCE: readonly (readonly [string, FaultRequest])[] = [
  ['Drop the gateway', { fault: 'drop-gateway' }],
  ['Expire picture URLs', { fault: 'expire-urls' }],
  ['Fail the next request', { fault: 'server-errors', times: 1 }],
];

/** What can be made to go wrong between the bot and its Discord. */
export function Faults() {
  const [latency, setLatency] = useState(0);
  const [said, setSaid] = useState('');
  const inject = async (label: string, fault: FaultRequest) => {
    await injectFault(fault);
    setSaid(`${label}: done`);
  };
  const delay = async (ms: number) => {
    setLatency(ms);
    await injectFault({ fault: 'clear' });
    if (ms > 0) await injectFault({ fault: 'latency', ms });
    setSaid(ms > 0 ? `Every answer comes ${ms} ms late` : 'Answers come at once');
  };
  return (
    <section class="faults">
      <h3>Faults</h3>
      <label>
        Latency of REST
        <select value={latency} onChange={({ currentTarget }) => void tellRefusal(delay(Number(currentTarget.value)))}>
          {[0, 200, 1000, 2500, 5000].map((ms) => (
            <option key={ms} value={ms}>
              {ms === 0 ? 'none' : `${ms} ms`}
            </option>
          ))}
        </select>
      </label>
      <div class="fault-buttons">
        {ONCE.map(([label, fault]) => (
          <button
            key={label}
            type="button"
            class="button secondary"
            onClick={() => void tellRefusal(inject(label, fault))}
          >
            {label}
          </button>
        ))}
      </div>
      <p class="hint" role="status">
        {said}
      </p>
    </section>
  );
}
