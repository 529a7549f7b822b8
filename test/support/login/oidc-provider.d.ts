/** What the login server uses of the package, which has no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

  interface Grant {
    addOIDCScope(scope: string): void;
    addResourceScope(resource: string, scope: string): void;
    save(): Promise<string>;
  }

  interface Interaction {
    readonly prompt: { readonly name: string };
    readonly params: Readonly<Record<string, unknown>>;
    readonly session?: { readonly accountId: string };
  }

  class Provider {
    constructor(issuer: string, configuration: object);
    callback(): RequestListener;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>;
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: object,
      options?: { readonly mergeWithLastSubmission: boolean },
    ): Promise<void>;
    on(event: 'grant.success', listener: (context: TokenContext) => void): this;
    on(event: 'grant.error', listener: (context: TokenContext, error: Error) => void): this;
    readonly Grant: new (facts: { readonly accountId: string; readonly clientId: string }) => Grant;
  }

  /** The part of a request's context that events are read from. */
  interface TokenContext {
    readonly oidc: { readonly params?: Readonly<Record<string, unknown>> };
  }
}
