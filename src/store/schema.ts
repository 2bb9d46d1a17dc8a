import type { WatchMode } from '../config.ts';

/** What is kept: ids and choices. `null` means: whatever applies one level up. */
export interface Schema {
  servers: {
    id: string;
    watch: WatchMode | null;
    /** 1: replies to commands are private unless asked otherwise. */
    private: 0 | 1 | null;
  };
  channels: {
    id: string;
    server_id: string;
    watch: WatchMode | null;
    private: 0 | 1 | null;
    /** 1: the first reply here has named /watch and /privacy. */
    introduced: 0 | 1;
  };
  /** People whose pictures must not be downloaded. */
  opted_out: {
    person_id: string;
  };
}
