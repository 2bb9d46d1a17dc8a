import type { Upload } from '../composer/uploads.ts';
import { say } from '../texts/language.ts';

/** What is on its way to the server, and how far it has come. */
export function PendingUpload({ upload }: { readonly upload: Upload }) {
  return (
    <div class="pending" role="status">
      <span>{upload.label}</span>
      <progress value={upload.fraction} max={1} aria-label={say('uploading', { file: upload.label })} />
    </div>
  );
}
