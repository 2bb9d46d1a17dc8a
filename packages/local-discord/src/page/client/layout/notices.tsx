import { dismissNotice, notices } from '../notices.ts';
import { say } from '../texts/language.ts';
import { ToolButton } from './tool-button.tsx';

/** What was refused, at the foot of the page for a while. */
export function Notices() {
  return (
    <div class="notices" role="alert">
      {notices.value.map((notice) => (
        <div key={notice.key} class="notice">
          {notice.text}
          <ToolButton icon="close" label={say('close')} onClick={() => dismissNotice(notice)} />
        </div>
      ))}
    </div>
  );
}
