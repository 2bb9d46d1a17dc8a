import { ToolButton } from '../layout/tool-button.tsx';
import { nameOf } from '../store.ts';
import { say, sayWith } from '../texts/language.ts';
import { answering, pingAuthor } from './answering.ts';

/** Says whom the next post replies to. */
export function AnsweringBar() {
  const message = answering.value;
  if (message === undefined) return null;
  return (
    <div class="answering">
      <span>{sayWith('replyingTo', { name: <strong>{nameOf(message.author)}</strong> })}</span>
      <label>
        <input
          type="checkbox"
          checked={pingAuthor.value}
          onChange={({ currentTarget }) => {
            pingAuthor.value = currentTarget.checked;
          }}
        />
        {say('mention')}
      </label>
      <ToolButton
        icon="close"
        label={say('doNotReply')}
        onClick={() => {
          answering.value = undefined;
        }}
      />
    </div>
  );
}
