package org.ashlar.distribution.embedding;

import org.ashlar.testing.JsAsyncTest;
import org.ashlar.testing.Requirement;

/** Values of AsyncContext variables follow a task, whatever it waits for. */
@Requirement("JC-1.2.2")
class AsyncContextTest {
  private static final String CHECK =
      """
      const same = (actual, expected) => {
        if (JSON.stringify(actual) !== JSON.stringify(expected)) {
          throw new Error(`${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`);
        }
      };
      const user = new AsyncContext.Variable({ name: 'user', defaultValue: 'none' });
      const request = new AsyncContext.Variable();
      """;

  @JsAsyncTest(
      CHECK
          + """
          same([user.name, user.get(), request.name], ['user', 'none', '']);
          same(request.get(), undefined);
          same(user.run('a', () => request.run(1, () => [user.get(), request.get()])), ['a', 1]);
          same(user.run('a', (x, y) => [user.get(), x, y], 2, 3), ['a', 2, 3]);
          try { user.run('a', () => { throw 1 }) } catch {}
          same(user.get(), 'none');
          """)
  void bindingsLastAsLongAsTheCall() {}

  @JsAsyncTest(
      CHECK
          + """
          const task = (name) => user.run(name, async () => {
            const seen = [user.get()];
            await null;
            seen.push(user.get());
            await new Promise(done => setTimeout(done, 1));
            seen.push(user.get());
            await Promise.reject(0).catch(() => seen.push(user.get()));
            await user.run(name + '!', async () => { await null; seen.push(user.get()) });
            await new Promise(done => queueMicrotask(() => { seen.push(user.get()); done() }));
            for await (const x of [1]) seen.push(user.get());
            return seen;
          });
          const all = await Promise.all([task('a'), task('b')]);
          for (const [i, n] of ['a', 'b'].entries()) same(all[i], [n, n, n, n, n + '!', n, n]);
          same(user.get(), 'none');
          """)
  void tasksAtTheSameTimeKeepTheirOwn() {}

  @JsAsyncTest(
      CHECK
          + """
          function* values() { yield user.get(); yield user.get(); }
          async function* later() { yield user.get(); await null; yield user.get(); }
          const made = user.run('made', () => [values(), later()]);
          same(user.run('other', () => [...made[0]]), ['made', 'made']);
          const seen = [];
          for await (const value of made[1]) seen.push(value, user.get());
          same(seen, ['made', 'none', 'made', 'none']);
          """)
  void generatorsStayInTheContextThatMadeThem() {}

  @JsAsyncTest(
      CHECK
          + """
          const [snapshot, wrapped] = user.run('then', () => [
            new AsyncContext.Snapshot(),
            AsyncContext.Snapshot.wrap(function (x) { return [this.own, x, user.get()] }),
          ]);
          user.run('now', () => {
            same(snapshot.run((x) => [x, user.get()], 1), [1, 'then']);
            same(wrapped.call({ own: 'this' }, 2), ['this', 2, 'then']);
            same(user.get(), 'now');
          });
          """)
  void snapshotsBringAContextBack() {}
}
