function same(actual, expected, what) {
  if (!Object.is(actual, expected)) {
    throw new Error(`${what}: ${String(actual)} instead of ${String(expected)}`);
  }
}

function throws(kind, action, what) {
  let caught;
  try {
    action();
  } catch (error) {
    caught = error;
  }
  if (caught === undefined || caught.constructor !== kind) {
    throw new Error(`${what}: ${String(caught)} instead of ${kind.name}`);
  }
}

// Date: parts in UTC, parsing, and what happens to invalid dates. Local time is tested in Java, where the zone is chosen.
const date = new Date(Date.UTC(2020, 1, 29, 13, 4, 5, 6));
same(date.toISOString(), "2020-02-29T13:04:05.006Z", "ISO");
same(date.toUTCString(), "Sat, 29 Feb 2020 13:04:05 GMT", "UTC");
same(date.toJSON(), "2020-02-29T13:04:05.006Z", "JSON");
same(date.getUTCDay(), 6, "day of the week");
same(date.setUTCFullYear(2021), Date.UTC(2021, 2, 1, 13, 4, 5, 6), "no leap day");
same(new Date(2020, 0).getFullYear(), 2020, "local year");
same(new Date(99, 0).getFullYear(), 1999, "two digits");
same(Date.UTC(2020), 1577836800000, "year alone");
same(Date.UTC(), NaN, "nothing");
same(new Date(8.64e15 + 1).getTime(), NaN, "beyond the range");
same(new Date(-62198755200000).toISOString(), "-000001-01-01T00:00:00.000Z", "year before zero");
same(Date.parse("2020-01-01"), 1577836800000, "date alone is UTC");
same(Date.parse("Thu, 01 Jan 1970 00:00:00 GMT+0200"), -7200000, "offset");
same(Date.parse("20 Jun 2000 12:00 EST"), 961520400000, "zone name");
same(Date.parse("2020-13-01"), NaN, "month");
same(String(new Date(NaN)), "Invalid Date", "text of an invalid date");
same(new Date(NaN).toJSON(), null, "JSON of an invalid date");
throws(RangeError, () => new Date(NaN).toISOString(), "ISO of an invalid date");
throws(TypeError, () => Date.prototype.getTime.call({}), "receiver");
same(new Date(NaN).setHours(1), NaN, "an invalid date stays invalid");
same(isNaN(new Date(NaN).setFullYear(2020)), false, "but a year revives it");
same(typeof (date + 1), "string", "default hint");
same(date - 0, date.getTime(), "number hint");
same(typeof Date(), "string", "call");
same(Date.length, 7, "length");
