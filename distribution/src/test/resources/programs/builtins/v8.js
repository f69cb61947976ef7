// A process that is no snapshot being made.
const { startupSnapshot } = require('v8');

console.log(Boolean(startupSnapshot.isBuildingSnapshot()));
