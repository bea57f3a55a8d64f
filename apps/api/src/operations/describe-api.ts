// Shows the description of the API as one plain page: every route, its permission, headers, body and answer; nothing is fetched from elsewhere.
import { allRoutes, pathOf, type RouteSpec } from '@camphor/contract';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replaceAll(/[&<>"]/g, (character) => escapes[character] ?? character);

interface Operation {
  readonly requestBody?: unknown;
  readonly responses?: unknown;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[];
}
interface Description {
  readonly info?: { readonly title?: string; readonly version?: string };
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> };
}
const json = (value: unknown): string => `<pre>${escape(JSON.stringify(value, null, 2))}</pre>`;
const folded = (title: string, value: unknown): string =>
  value === undefined ? '' : `<details><summary>${escape(title)}</summary>${json(value)}</details>`;

const route = (name: string, spec: RouteSpec, operation: Operation): string => {
  const path = pathOf(spec);
  const parameters = (operation.parameters ?? []).map(
    (parameter) => `${parameter.name} (${parameter.in}${parameter.required ? ', required' : ''})`,
  );
  return `<section id="${escape(name)}"><h2><b>${spec.method.toUpperCase()}</b> <code>${escape(path)}</code></h2>
<p>${escape(spec.summary)} · <i>${escape(spec.permission)}</i> · ${spec.status ?? 200}</p>
${parameters.length > 0 ? `<p>${escape(parameters.join(', '))}</p>` : ''}${folded('body', operation.requestBody)}${folded('answers', operation.responses)}</section>`;
};

const STYLE = `body{font:15px/1.6 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1f2d2b}
h1{font-size:1.6rem}h2{font-size:1.05rem;margin:1.6rem 0 0}h2 b{color:#17695c}p{margin:.2rem 0}i{color:#55706b}
pre{overflow:auto;background:#f3f6f5;padding:.8rem;font-size:.85rem}summary{cursor:pointer;color:#17695c}section{border-top:1px solid #dde5e3}`;

export const describeApi = (description: Record<string, unknown>): string => {
  const { info, paths, components } = description as Description;
  const routes = Object.entries(allRoutes).map(([name, spec]) =>
    route(name, spec, paths?.[pathOf(spec).replaceAll(/:(\w+)/g, '{$1}')]?.[spec.method] ?? {}),
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escape(info?.title ?? '')} API</title><style>${STYLE}</style><h1>${escape(info?.title ?? '')} API ${escape(info?.version ?? '')}</h1>
<p>OpenAPI 3.1: <a href="/api/openapi.json">/api/openapi.json</a>. Errors are application/problem+json.</p>
${routes.join('\n')}<section><h2>Schemas</h2>${Object.entries(components?.schemas ?? {})
    .map(([name, schema]) => folded(name, schema))
    .join('')}</section></html>`;
};
