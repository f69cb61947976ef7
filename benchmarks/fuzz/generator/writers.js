"use strict";

/** The functions that write text, by name; each file adds its own, as they call each other crosswise. */
const write = {};

module.exports = { write };
