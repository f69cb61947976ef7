'use strict';

module.exports = { performance: internal.globals.performance };
