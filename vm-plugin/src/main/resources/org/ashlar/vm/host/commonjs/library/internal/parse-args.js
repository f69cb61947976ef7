'use strict';
// util.parseArgs: the options and positional words of a command line.

const { codedError, invalidType, invalidValue, requireObject, requireString, requireType } =
  require('internal/errors');

function checkConfig(config) {
  requireObject(config, 'config');
  const { args = defaultArgs(), options = {}, strict = true } = config;
  const { allowPositionals = !strict, tokens = false, allowNegative = false } = config;
  if (!Array.isArray(args)) throw invalidType('args', 'Array', args);
  requireType(strict, 'boolean', 'strict');
  requireType(allowPositionals, 'boolean', 'allowPositionals');
  requireType(tokens, 'boolean', 'tokens');
  requireType(allowNegative, 'boolean', 'allowNegative');
  requireObject(options, 'options');
  for (const [name, option] of Object.entries(options)) checkOption(name, option);
  return { args: [...args], options, strict, allowPositionals, tokens, allowNegative };
}

function checkOption(name, option) {
  requireObject(option, `options.${name}`);
  const { type } = option;
  if (type !== 'string' && type !== 'boolean') {
    throw invalidType(`options.${name}.type`, "('string|boolean')", type);
  }
  if (Object.hasOwn(option, 'short')) {
    requireString(option.short, `options.${name}.short`);
    if (option.short.length !== 1) {
      throw invalidValue(`options.${name}.short`, option.short, 'must be a single character');
    }
  }
  if (Object.hasOwn(option, 'multiple')) {
    requireType(option.multiple, 'boolean', `options.${name}.multiple`);
  }
  if (option.default !== undefined) {
    for (const value of option.multiple ? option.default : [option.default]) {
      requireType(value, type, `options.${name}.default`);
    }
  }
}

function defaultArgs() {
  return process.argv.slice(process.execArgv.includes('-e') || process.argv.length < 2 ? 1 : 2);
}

function typeOf(options, name) {
  return Object.hasOwn(options, name) ? options[name].type : undefined;
}

function longName(options, short) {
  return Object.keys(options).find((name) => options[name].short === short) ?? short;
}

// Takes words apart: options with or without values, positional words, and the end of options.
function tokenize(words, options) {
  const tokens = [];
  const rest = words.map((word, index) => ({ word, index }));
  while (rest.length) {
    const { word, index } = rest.shift();
    const option = (name, rawName, value, inlineValue) =>
      tokens.push({ kind: 'option', name, rawName, index, value, inlineValue });
    const next = () =>
      rest.length && rest[0].index > index ? rest.shift().word : undefined;
    if (word === '--') {
      tokens.push({ kind: 'option-terminator', index });
      tokens.push(...rest.map((each) => ({ kind: 'positional', index: each.index, value: each.word })));
      break;
    }
    if (/^-[^-]$/s.test(word)) {
      const name = longName(options, word[1]);
      const value = typeOf(options, name) === 'string' ? next() : undefined;
      option(name, word, value, value === undefined ? undefined : false);
    } else if (/^-[^-]/s.test(word)) {
      const name = longName(options, word[1]);
      if (typeOf(options, name) === 'string') {
        option(name, word.slice(0, 2), word.slice(2), true);
      } else {
        // Several flags in one word; the last may take the rest as its value.
        const letters = [...word.slice(1)];
        const parts = [];
        for (let i = 0; i < letters.length; i++) {
          if (i > 0 && i < letters.length - 1 &&
              typeOf(options, longName(options, letters[i])) === 'string') {
            parts.push(`-${letters.slice(i).join('')}`);
            break;
          }
          parts.push(`-${letters[i]}`);
        }
        rest.unshift(...parts.map((part) => ({ word: part, index })));
      }
    } else if (/^--[^=]+=/s.test(word)) {
      const equals = word.indexOf('=');
      option(word.slice(2, equals), word.slice(0, equals), word.slice(equals + 1), true);
    } else if (/^--./s.test(word)) {
      const name = word.slice(2);
      const value = typeOf(options, name) === 'string' ? next() : undefined;
      option(name, word, value, value === undefined ? undefined : false);
    } else {
      tokens.push({ kind: 'positional', index, value: word });
    }
  }
  return tokens;
}

function checkToken(token, config) {
  const { options, allowPositionals } = config;
  if (!Object.hasOwn(options, token.name)) {
    const hint = allowPositionals
      ? `. To specify a positional argument starting with a '-', place it at the end of the command after '--', as in '-- "${token.rawName}"`
      : '';
    throw codedError('TypeError', 'ERR_PARSE_ARGS_UNKNOWN_OPTION',
      `Unknown option '${token.rawName}'${hint}`);
  }
  const { short, type } = options[token.name];
  const shown = `${short ? `-${short}, ` : ''}--${token.name}`;
  if (type === 'string' && typeof token.value !== 'string') {
    throw codedError('TypeError', 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE',
      `Option '${shown} <value>' argument missing`);
  }
  if (type === 'boolean' && token.value != null) {
    throw codedError('TypeError', 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE',
      `Option '${shown}' does not take an argument`);
  }
  if (token.inlineValue === false && token.value.length > 1 && token.value[0] === '-') {
    const example = token.rawName.startsWith('--')
      ? `'${token.rawName}=-XYZ'`
      : `'--${token.name}=-XYZ' or '${token.rawName}-XYZ'`;
    throw codedError('TypeError', 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE',
      `Option '${token.rawName}' argument is ambiguous.\n` +
        `Did you forget to specify the option argument for '${token.rawName}'?\n` +
        `To specify an option argument starting with a dash use ${example}.`);
  }
}

function store(values, name, value, options) {
  if (name === '__proto__') return;
  if (Object.hasOwn(options, name) && options[name].multiple) {
    (values[name] ??= []).push(value);
  } else {
    values[name] = value;
  }
}

function parseArgs(given = {}) {
  const config = checkConfig(given);
  const { options, strict, allowPositionals, allowNegative } = config;
  const tokens = tokenize(config.args, options);
  const result = { values: Object.create(null), positionals: [] };
  if (config.tokens) result.tokens = tokens;
  for (const token of tokens) {
    if (token.kind === 'option') {
      let on = true;
      if (allowNegative && token.name.startsWith('no-') && token.value === undefined &&
          typeOf(options, token.name.slice(3)) === 'boolean') {
        token.name = token.name.slice(3);
        on = false;
      }
      if (strict) checkToken(token, config);
      store(result.values, token.name, token.value ?? on, options);
    } else if (token.kind === 'positional') {
      if (!allowPositionals) {
        throw codedError('TypeError', 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL',
          `Unexpected argument '${token.value}'. This command does not take positional arguments`);
      }
      result.positionals.push(token.value);
    }
  }
  for (const [name, option] of Object.entries(options)) {
    if (option.default !== undefined && result.values[name] === undefined) {
      result.values[name] = option.default;
    }
  }
  return result;
}

module.exports = { parseArgs };
