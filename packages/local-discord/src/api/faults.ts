/** How long a fault lasts. Left out: it strikes once. */
export interface FaultSpan {
  /** How often it strikes. Default 1, or without end where `forMs` is given. Infinity: until cancelled. */
  readonly times?: number;
  /** For how many milliseconds of the clock, from now on. */
  readonly forMs?: number;
}

/** What a fault applies to; what is left out matches everything. */
export interface RequestMatch extends FaultSpan {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Tested against the path without `/api/v10`, for instance `/channels/1/messages`. */
  readonly path?: RegExp;
}

export type RestFault =
  /** The request is taken and answered `ms` real milliseconds later. */
  | { readonly kind: 'latency'; readonly ms: number }
  /** Answered with this status; the body is Discord's JSON, or a web server's page where `html` is set. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly html?: boolean;
      readonly headers?: Readonly<Record<string, string>>;
      /** The action takes place all the same. Default false. */
      readonly done?: boolean;
    }
  /** Refused with one of Discord's JSON error codes; status and message are Discord's where this package knows them. */
  | { readonly kind: 'refused'; readonly code: number; readonly status?: number; readonly message?: string }
  | { readonly kind: 'rate-limited'; readonly retryAfterMs: number; readonly scope?: 'user' | 'global' | 'shared' }
  /** The action takes place, then the socket is cut before an answer. */
  | { readonly kind: 'response-lost' }
  /** The request is taken and never answered. */
  | { readonly kind: 'stalled' }
  /** The socket is cut before anything is done. */
  | { readonly kind: 'connection-reset' };

export type CdnFault =
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** 429, with a Retry-After in whole seconds where one is given. */
  | { readonly kind: 'rate-limited'; readonly retryAfterMs?: number }
  /** As if the URL's time had passed. */
  | { readonly kind: 'expired' }
  /** The right answer, `ms` real milliseconds later. */
  | { readonly kind: 'latency'; readonly ms: number }
  /** The right bytes, `bytesPerSecond` of them. */
  | { readonly kind: 'slow'; readonly bytesPerSecond: number }
  /** Bytes without end and without a content-length. */
  | { readonly kind: 'endless' }
  /** Headers, then silence. */
  | { readonly kind: 'stalled' }
  /** A content-length that is not the body's. */
  | { readonly kind: 'wrong-length'; readonly contentLength: number }
  /** The socket is cut after half of the bytes. */
  | { readonly kind: 'cut' }
  /** The socket is cut before an answer. */
  | { readonly kind: 'connection-reset' }
  /** What is no HTTP: no status line, a header that is none, two lengths, or a chunk without a length. */
  | { readonly kind: 'malformed'; readonly what: 'status-line' | 'header' | 'length' | 'chunk' }
  | { readonly kind: 'redirect'; readonly location: string };

/** What becomes of a WebSocket upgrade. */
export type GatewayFault =
  /** Answered with this status instead of 101. */
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** The request is taken and never answered. */
  | { readonly kind: 'stalled' }
  /** Upgraded, and then no HELLO ever comes. */
  | { readonly kind: 'silent' }
  /** The socket is cut before an answer. */
  | { readonly kind: 'connection-reset' };

/** Which gateway connections; all of them by default. */
export interface ConnectionMatch {
  /** Number of a shard. */
  readonly shard?: number;
}

/** Undoes a fault that is not over yet. */
export type CancelFault = () => void;

export interface Faults {
  rest(fault: RestFault, match?: RequestMatch): CancelFault;
  cdn(fault: CdnFault, match?: Omit<RequestMatch, 'method'>): CancelFault;
  /** Strikes WebSocket upgrades. */
  gateway(fault: GatewayFault, span?: FaultSpan): CancelFault;
  /**
   * Cuts all TCP connections and refuses new ones: of the gateway, of `http` (REST, CDN, media proxy and page), or of both (default).
   * Without `forMs`, until cancelled.
   */
  refuseConnections(where?: { readonly to?: 'gateway' | 'http'; readonly forMs?: number }): CancelFault;
  /** Cuts gateway sockets as a network failure would; sessions stay resumable. */
  dropSockets(which?: ConnectionMatch): void;
  /** Closes gateway sockets with a close code. */
  closeSockets(code: number, which?: ConnectionMatch): void;
  /** Asks sessions to reconnect (opcode 7). */
  askToReconnect(which?: ConnectionMatch): void;
  /** Declares sessions invalid (opcode 9). */
  invalidateSessions(which?: ConnectionMatch & { readonly resumable?: boolean }): void;
  /** Leaves heartbeats unanswered: the connections become zombies. */
  stopHeartbeatAcks(): CancelFault;
  /** Answers IDENTIFY with a close code, or with opcode 9 (`invalid-session`). */
  refuseLogins(answer: number | 'invalid-session', span?: FaultSpan): CancelFault;
  /** Answers RESUME with a close code, or with opcode 9, not resumable. */
  refuseResumes(answer: number | 'invalid-session', span?: FaultSpan): CancelFault;
  /** Makes every attachment URL given out so far expire. */
  expireUrls(): void;
  /** Makes the tokens of all interactions so far expire, as after 15 minutes. */
  expireTokens(): void;
  /** Cancels everything. */
  clear(): void;
}
