import { dismissNotice, notices } from '../notices.ts';
import { Icon } from './icons.tsx';

/** What was refused, at the foot of the page for a while. */
export function Notices() {
  return (
    <div class="notices" role="alert">
      {notices.value.map((notice) => (
        <div key={notice.key} class="notice">
          {notice.text}
          <button type="button" class="tool" aria-label="Close" onClick={() => dismissNotice(notice)}>
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  );
}
