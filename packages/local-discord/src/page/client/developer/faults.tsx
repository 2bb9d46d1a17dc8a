import { useState } from 'preact/hooks';
import type { FaultRequest } from '../../protocol.ts';
import { tellRefusal } from '../notices.ts';
import { injectFault } from '../server.ts';
import { say } from '../texts/language.ts';

const ONCE: readonly (readonly ['dropGateway' | 'expireUrls' | 'failNext', FaultRequest])[] = [
  ['dropGateway', { fault: 'drop-gateway' }],
  ['expireUrls', { fault: 'expire-urls' }],
  ['failNext', { fault: 'server-errors', times: 1 }],
];

/** What can be made to go wrong between the bot and its Discord. */
export function Faults() {
  const [latency, setLatency] = useState(0);
  const [said, setSaid] = useState('');
  const inject = async (label: string, fault: FaultRequest) => {
    await injectFault(fault);
    setSaid(say('faultDone', { fault: label }));
  };
  const delay = async (ms: number) => {
    setLatency(ms);
    await injectFault({ fault: 'clear' });
    if (ms > 0) await injectFault({ fault: 'latency', ms });
    setSaid(ms > 0 ? say('late', { time: `${ms} ms` }) : say('atOnce'));
  };
  return (
    <section class="faults">
      <h3>{say('faults')}</h3>
      <label>
        {say('latency')}
        <select value={latency} onChange={({ currentTarget }) => void tellRefusal(delay(Number(currentTarget.value)))}>
          {[0, 200, 1000, 2500, 5000].map((ms) => (
            <option key={ms} value={ms}>
              {ms === 0 ? say('none') : `${ms} ms`}
            </option>
          ))}
        </select>
      </label>
      <div class="fault-buttons">
        {ONCE.map(([key, fault]) => (
          <button
            key={key}
            type="button"
            class="button secondary"
            onClick={() => void tellRefusal(inject(say(key), fault))}
          >
            {say(key)}
          </button>
        ))}
      </div>
      <p class="hint" role="status">
        {said}
      </p>
    </section>
  );
}
