import { remembered } from '../remembered.ts';

export const developerPanelOpen = remembered<boolean>('developer-panel', false);
