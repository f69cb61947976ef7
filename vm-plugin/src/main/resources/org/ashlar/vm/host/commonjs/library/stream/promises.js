'use strict';

const { finished, pipeline } = require('internal/streams/pipeline');

module.exports = {
  finished: (stream, options) => new Promise((resolve, reject) => {
    finished(stream, options ?? {}, (error) => (error ? reject(error) : resolve()));
  }),
  pipeline: (...stages) => new Promise((resolve, reject) => {
    const last = stages[stages.length - 1];
    const plain = last !== null && typeof last === 'object' && typeof last.pipe !== 'function'
      && !last[Symbol.asyncIterator] && !last[Symbol.iterator];
    pipeline(...(plain ? stages.slice(0, -1) : stages), (error, value) => (error ? reject(error) : resolve(value)));
  }),
};
