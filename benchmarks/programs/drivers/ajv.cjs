'use strict';
// Validates random values against schemas of several drafts, with coercion, defaults, references, own keywords and
// standalone code, and JSON type definitions.

const Ajv = require('ajv').default;
const Ajv2019 = require('ajv/dist/2019').default;
const Ajv2020 = require('ajv/dist/2020').default;
const AjvJtd = require('ajv/dist/jtd').default;
const standalone = require('ajv/dist/standalone').default;
const { _ } = require('ajv');
const { random } = require('../support.cjs');

const tree = {
  $id: 'http://example.test/tree', type: 'object', required: ['value'],
  properties: {
    value: { type: ['integer', 'string'], minimum: 3, multipleOf: 0.5, pattern: '^[a-zü]+$', maxLength: 4 },
    children: { type: 'array', items: { $ref: '#' }, uniqueItems: true, maxItems: 4, contains: { type: 'object' } },
    kind: { enum: ['a', 'b', null, 1, { x: 1 }], default: 'a' }, 'odd "name\n': { const: { deep: [1, 2] } },
  },
  patternProperties: { '^x-': { type: 'number' } }, additionalProperties: false, propertyNames: { minLength: 2 },
  if: { properties: { kind: { const: 'b' } } }, then: { required: ['children'] }, else: { not: { required: ['x-a'] } },
  dependentRequired: { kind: ['value'] },
};
const shape = {
  $id: 'shape', oneOf: [{ type: 'number' }, { type: 'string', format: 'short' }, { $ref: 'http://example.test/tree' }], anyOf: [true, { minProperties: 2 }],
};
const tuples = { $id: 'tuples', type: 'array', prefixItems: [{ type: 'number' }, { type: 'string' }], items: false, unevaluatedItems: false, minContains: 1, contains: { type: 'number' } };
const dynamic = { $id: 'dynamic', $dynamicAnchor: 'node', type: 'object', properties: { next: { $dynamicRef: '#node' }, v: { type: 'number' } }, unevaluatedProperties: false };
const jtd = {
  definitions: { point: { properties: { x: { type: 'int8' }, y: { type: 'float64' } }, optionalProperties: { z: { elements: { type: 'string' } } } } },
  discriminator: 'kind', mapping: { p: { properties: { at: { ref: 'point' } } }, e: { properties: { of: { enum: ['u', 'v'] } }, additionalProperties: true }, m: { properties: { m: { values: { type: 'timestamp', nullable: true } } } } },
};

function valueOf(next, depth) {
  if (depth === 0) return [1, 7, 2.5, '', 'abc', 'über', null, true, 'x y', -3][next(10)];
  if (next(4) === 0) return Array.from({ length: next(4) }, () => valueOf(next, depth - 1));
  const keys = ['value', 'children', 'kind', 'x-a', 'odd "name\n', 'q', 'next', 'v', 'at', 'of', 'm', 'x', 'y'];
  return Object.fromEntries(Array.from({ length: next(5) }, () => {
    const key = keys[next(keys.length)];
    return [key, key === 'kind' ? ['a', 'b', 'p', 'e', 'm'][next(5)] : key === 'children' ? [valueOf(next, depth - 1)] : valueOf(next, depth - 1)];
  }));
}

function prepared(Kind, options) {
  const ajv = new Kind({ allErrors: true, strict: false, verbose: false, logger: false, ...options });
  ajv.addFormat('short', (text) => text.length < 4);
  ajv.addKeyword({ keyword: 'even', type: 'number', code: (cxt) => cxt.fail(_`${cxt.data} % 2 !== 0`) });
  ajv.addKeyword({ keyword: 'range', macro: ([minimum, maximum]) => ({ minimum, maximum }) });
  return ajv;
}

module.exports = (print) => {
  const next = random(5);
  for (const [Kind, schemas, options] of [
    [Ajv, [tree, shape, { range: [1, 5], even: true }], {}], [Ajv, [tree, shape], { coerceTypes: 'array', useDefaults: true, removeAdditional: 'all', allErrors: false }],
    [Ajv2019, [tree, shape, dynamic], { unevaluated: true, verbose: true }], [Ajv2020, [tuples, dynamic, tree], { discriminator: true, inlineRefs: false }],
  ]) {
    const ajv = prepared(Kind, options);
    for (const schema of schemas) {
      const validate = ajv.compile(schema);
      for (let i = 0; i < 150; i++) {
        const value = valueOf(next, next(4));
        print(validate(value), JSON.stringify(value), ajv.errorsText(validate.errors), JSON.stringify(validate.errors));
      }
    }
    const source = prepared(Kind, { ...options, code: { source: true, lines: true, optimize: 2 } });
    print(standalone(source, source.compile(schemas[0])));
  }
  const types = new AjvJtd();
  const [validate, parse, serialize] = [types.compile(jtd), types.compileParser(jtd), types.compileSerializer(jtd)];
  for (let i = 0; i < 400; i++) {
    const value = valueOf(next, 1 + next(3));
    const valid = validate(value);
    const text = JSON.stringify(value);
    print(valid, text, types.errorsText(validate.errors), JSON.stringify(parse(text)), parse.message, parse.position, valid ? serialize(value) : '');
  }
  for (const schema of [{ type: 'nothing' }, { $ref: '#/absent' }, { minimum: 'x' }, { unknown: 1 }, { pattern: '(' }]) {
    try {
      new Ajv({ logger: false }).compile(schema);
    } catch (error) {
      print(error.name, error.message);
    }
  }
};
