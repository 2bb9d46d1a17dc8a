/** What a fault applies to; what is left out matches everything. */
export interface RequestMatch {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Tested against the path without `/api/v10`, for instance `/channels/1/messages`. */
  readonly path?: RegExp;
  /** How many matching requests it strikes before it is over. Default 1; Infinity until cancelled. */
  readonly times?: number;
}

export type RestFault =
  /** The request is taken and answered `ms` real milliseconds later. */
  | { readonly kind: 'latency'; readonly ms: number }
  /** Answered with this status and nothing done. */
  | { readonly kind: 'status'; readonly status: 500 | 502 | 503 | 504 }
  | { readonly kind: 'rate-limited'; readonly retryAfterMs: number; readonly scope?: 'user' | 'global' | 'shared' }
  /** The action takes place, then the socket is cut before an answer. */
  | { readonly kind: 'response-lost' }
  /** The socket is cut before anything is done. */
  | { readonly kind: 'connection-reset' };

export type CdnFault =
  | { readonly kind: 'status'; readonly status: number }
  /** As if the URL's time had passed. */
  | { readonly kind: 'expired' }
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
  | { readonly kind: 'redirect'; readonly location: string };

/** Undoes a fault that is not over yet. */
export type CancelFault = () => void;

export interface Faults {
  rest(fault: RestFault, match?: RequestMatch): CancelFault;
  cdn(fault: CdnFault, match?: Omit<RequestMatch, 'method'>): CancelFault;
  /** Cuts every gateway socket as a network failure would; sessions stay resumable. */
  dropSockets(): void;
  /** Closes every gateway socket with a close code. */
  closeSockets(code: number): void;
  /** Asks every session to reconnect (opcode 7). */
  askToReconnect(): void;
  /** Declares every session invalid (opcode 9). */
  invalidateSessions(options?: { readonly resumable?: boolean }): void;
  /** Leaves heartbeats unanswered: the connections become zombies. */
  stopHeartbeatAcks(): CancelFault;
  /** Closes the next logins (IDENTIFY) with a code. Default once. */
  refuseLogins(code: number, times?: number): CancelFault;
  /** Makes every attachment URL given out so far expire. */
  expireUrls(): void;
  /** Cancels everything. */
  clear(): void;
}
