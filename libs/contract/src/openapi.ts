// Shows the routes as OpenAPI 3.1; the zod routes are the only description.
import { z } from 'zod';
import { allRoutes, pathOf, type RouteSpec } from './routes';
import { problem } from './shapes.schema';

type Schema = Record<string, unknown>;
/** Schemas with an id become components. */
const toSchema = (schema: z.ZodType, io: 'input' | 'output', components: Record<string, Schema>): Schema => {
  const made = z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any' }) as Schema & {
    $defs?: Record<string, Schema>;
  };
  const { $defs, $schema: _, ...rest } = made;
  Object.assign(components, $defs);
  return JSON.parse(JSON.stringify(rest).replaceAll('#/$defs/', '#/components/schemas/')) as Schema;
};

const parameters = (spec: RouteSpec, components: Record<string, Schema>): Schema[] => {
  const listed = (source: z.ZodType | undefined, place: 'path' | 'query'): Schema[] => {
    if (!source) return [];
    const made = toSchema(source, 'input', components) as { properties?: Record<string, Schema>; required?: string[] };
    return Object.entries(made.properties ?? {}).map(([name, schema]) => ({
      name,
      in: place,
      required: place === 'path' || (made.required ?? []).includes(name),
      schema,
    }));
  };
  const header = (name: string, required: boolean): Schema => ({ name, in: 'header', required, schema: { type: 'string' } });
  return [
    ...listed(spec.params, 'path'),
    ...listed(spec.query, 'query'),
    ...(spec.ifMatch ? [header('If-Match', true)] : []),
    ...(spec.idempotencyKey ? [header('Idempotency-Key', spec.idempotencyKey === 'required')] : []),
  ];
};

/** The file beside the fields of the body. */
const multipartSchema = (spec: RouteSpec, components: Record<string, Schema>): Schema => {
  const fields = (spec.body ? toSchema(spec.body, 'input', components) : {}) as { properties?: Schema; required?: string[] };
  return {
    type: 'object',
    properties: { file: { type: 'string', format: 'binary' }, ...fields.properties },
    required: ['file', ...(fields.required ?? [])],
  };
};

const bodyOf = (spec: RouteSpec, components: Record<string, Schema>): Schema => {
  if (spec.multipart)
    return {
      requestBody: {
        required: true,
        content: {
          'multipart/form-data': {
            schema: multipartSchema(spec, components),
          },
        },
      },
    };
  return spec.body
    ? { requestBody: { required: true, content: { 'application/json': { schema: toSchema(spec.body, 'input', components) } } } }
    : {};
};

const answerOf = (spec: RouteSpec, components: Record<string, Schema>): Schema =>
  spec.download
    ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
    : { 'application/json': { schema: toSchema(spec.answer, 'output', components) } };

/** The whole description; `version` is that of the package. */
export const openApi = (version: string): Schema => {
  const components: Record<string, Schema> = {};
  const problemSchema = toSchema(problem, 'output', components);
  const paths: Record<string, Record<string, Schema>> = {};
  for (const [name, spec] of Object.entries(allRoutes)) {
    const path = pathOf(spec).replace(/:(\w+)/g, '{$1}');
    const open = spec.permission === 'public.read' || spec.permission === 'session.open' || spec.permission === 'operations.read';
    (paths[path] ??= {})[spec.method] = {
      operationId: name,
      summary: spec.summary,
      description: `Permission: ${spec.permission}`,
      security: open ? [] : [{ bearer: [] }],
      parameters: parameters(spec, components),
      ...bodyOf(spec, components),
      responses: {
        [String(spec.status ?? 200)]:
          spec.status === 204 ? { description: 'Done' } : { description: 'The answer', content: answerOf(spec, components) },
        default: { description: 'A problem', content: { 'application/problem+json': { schema: problemSchema } } },
      },
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Camphor 樟', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: { schemas: components, securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
  };
};
