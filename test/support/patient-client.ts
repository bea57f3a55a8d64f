// Decides how a client behaves that does not give up: the same request with the same key again, after a lost connection and after any 5xx.
import { allRoutes, pathOf, type RouteName } from '@camphor/contract';
import { DEMO_PASSWORD } from '@camphor/server';
import { pause } from './until';

export interface Asked {
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** A version, or "*". */
  readonly ifMatch?: number | '*';
  readonly key?: string;
}
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}
/** Seconds after which a request that has had no answer is given up, which fails the test. */
const PATIENCE = 90;
const ONE_TRY = 20_000;

export class PatientClient {
  /** Requests that wait for their answer at this moment. */
  inFlight = 0;
  /** Tries without an answer, and tries answered with 503. */
  lost = 0;
  unavailable = 0;
  /** Other 5xx: what the api had not foreseen. */
  readonly unforeseen: string[] = [];
  private readonly tokens = new Map<string, Promise<string>>();

  constructor(private readonly base: string) {}

  async call(who: string, name: RouteName, asked: Asked = {}): Promise<Answer> {
    const token = await this.tokenOf(who);
    return this.persist(`${who} ${name}`, () => this.send(name, asked, { authorization: `Bearer ${token}` }));
  }

  /** One try, whatever comes of it. */
  async once(who: string, name: RouteName, asked: Asked = {}): Promise<Answer> {
    return this.send(name, asked, { authorization: `Bearer ${await this.tokenOf(who)}` });
  }

  private tokenOf(username: string): Promise<string> {
    const known = this.tokens.get(username) ?? this.signIn(username);
    this.tokens.set(username, known);
    return known;
  }

  private async signIn(username: string): Promise<string> {
    const asked = { body: { username, password: DEMO_PASSWORD } };
    const { status, body } = await this.persist(`${username} login`, () => this.send('login', asked, {}));
    if (status !== 200) throw new Error(`${username} cannot sign in: ${status} ${JSON.stringify(body)}`);
    return (body as { accessToken: string }).accessToken;
  }

  private async persist(what: string, send: () => Promise<Answer>): Promise<Answer> {
    const end = performance.now() + PATIENCE * 1_000;
    let last = '';
    this.inFlight += 1;
    try {
      for (let tried = 0; performance.now() < end; tried += 1) {
        if (tried > 0) await pause(Math.random() * Math.min(600, 40 * 2 ** tried));
        try {
          const answer = await send();
          if (answer.status < 500) return answer;
          last = `${answer.status} ${JSON.stringify(answer.body)}`;
          if (answer.status === 503) this.unavailable += 1;
          else this.unforeseen.push(`${what}: ${last}`);
        } catch (error) {
          this.lost += 1;
          last = String((error as { cause?: unknown }).cause ?? error);
        }
      }
      throw new Error(`${what} has had no answer within ${PATIENCE} s; the last try: ${last}`);
    } finally {
      this.inFlight -= 1;
    }
  }

  private async send(name: RouteName, { params = {}, body, ifMatch, key }: Asked, headers: Record<string, string>): Promise<Answer> {
    const spec = allRoutes[name];
    const path = pathOf(spec).replaceAll(/:(\w+)/g, (_, part: string) => encodeURIComponent(params[part] ?? ''));
    const response = await fetch(`${this.base}${path}`, {
      method: spec.method.toUpperCase(),
      headers: {
        ...headers,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(ifMatch === undefined ? {} : { 'if-match': ifMatch === '*' ? '*' : `"${ifMatch}"` }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      signal: AbortSignal.timeout(ONE_TRY),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    // A connection that breaks inside the answer throws here, which is a lost try like any other.
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
  }
}
