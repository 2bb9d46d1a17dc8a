/** Brings typing that no other field takes to `field`, as Discord does; returns the way to stop. */
export function typingFocuses(field: HTMLElement): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key, ctrlKey, altKey, metaKey, target } = event;
    if (key.length !== 1 || key === ' ' || ctrlKey || altKey || metaKey) return;
    if (target instanceof Element && target.closest('input, textarea, select, dialog, [popover]')) return;
    field.focus();
  };
  document.addEventListener('keydown', onKeyDown);
  return () => document.removeEventListener('keydown', onKeyDown);
}
