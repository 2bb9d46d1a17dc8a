import type { Upload } from '../composer/uploads.ts';

/** What is on its way to the server, and how far it has come. */
export function PendingUpload({ upload }: { readonly upload: Upload }) {
  return (
    <div class="pending" role="status">
      <span>{upload.label}</span>
      <progress value={upload.fraction} max={1} aria-label={`Uploading ${upload.label}`} />
    </div>
  );
}
