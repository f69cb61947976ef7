'use strict';

const promises = require('timers/promises');
const { setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate } =
  internal.globals;

module.exports = {
  setTimeout, clearTimeout, setImmediate, clearImmediate, setInterval, clearInterval, promises,
};
