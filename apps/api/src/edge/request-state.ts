// Records what the edge has learned about a request: its name, its language, who asks, and what was sent.
import type { IncomingMessage } from 'node:http';
import type { Actor, Language } from '@camphor/domain';
import type { RouteName, RouteSpec } from '@camphor/contract';

export interface CallerState {
  readonly actor: Actor;
  readonly sessionId: string;
}
export interface RequestState {
  readonly requestId: string;
  readonly language: Language;
  route: { readonly name: RouteName; readonly spec: RouteSpec } | null;
  caller: CallerState | null;
  input: unknown;
}
const states = new WeakMap<IncomingMessage, RequestState>();

export const beginState = (request: IncomingMessage, state: Pick<RequestState, 'requestId' | 'language'>): RequestState => {
  const begun: RequestState = { ...state, route: null, caller: null, input: null };
  states.set(request, begun);
  return begun;
};
/** The state that the first middleware began; a request without one never passed it. */
export const stateOf = (request: IncomingMessage): RequestState =>
  states.get(request) ?? beginState(request, { requestId: 'unknown', language: 'zh' });
