import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

export type TakeFiles = (files: readonly File[]) => void;

/** Where dropped and pasted files go now: to the message being written, or to a command's option. */
export const fileIntake = signal<TakeFiles | undefined>(undefined);

/** Takes dropped and pasted files while the component is there. */
export function useFileIntake(take: TakeFiles): void {
  useEffect(() => {
    fileIntake.value = take;
    return () => {
      if (fileIntake.value === take) fileIntake.value = undefined;
    };
  });
}
