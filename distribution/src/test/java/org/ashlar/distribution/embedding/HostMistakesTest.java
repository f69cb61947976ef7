package org.ashlar.distribution.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.Source;
import org.ashlar.api.Value;
import org.ashlar.testing.JsAsyncTest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a host does wrong is told to it, on its own thread, and the context goes on. */
class HostMistakesTest {
  @JsAsyncTest
  @SuppressWarnings("NullAway") // that is the mistake
  void argumentsThatAreNull(Context context) {
    Value object = context.eval("({ f() { return 1; } })");
    Object[] none = null;
    List<ThrowingCallable> mistakes =
        List.of(
            () -> object.member(null),
            () -> object.hasMember(null),
            () -> object.setMember(null, 1),
            () -> object.invoke(null),
            () -> object.invoke("f", none),
            () -> object.call(none),
            () -> object.construct(none),
            () -> object.callAsync(none),
            () -> context.eval((Source) null),
            () -> context.evalAsync(null),
            () -> context.run(null));
    mistakes.forEach(mistake -> assertThatNullPointerException().isThrownBy(mistake));
    assertThat(context.eval("6 * 7").asInt()).isEqualTo(42);
  }

  @JsAsyncTest
  void indicesThatAreNone(Context context) {
    Value array = context.eval("['first', 'second']");
    for (long index : new long[] {-1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 53}) {
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> array.element(index));
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> array.setElement(index, 1));
    }
    assertThat(array.element((1L << 53) - 1).type()).isEqualTo(Value.Type.UNDEFINED);
    assertThat(array.element(1).asString()).isEqualTo("second");
  }

  /** Wherever in a call the stack of the host ends, what has begun is whole. */
  @JsAsyncTest(timeoutMilliseconds = 60_000)
  void aStackThatEndsInACall(Engine engine) throws Exception {
    try (Context context = engine.createContext()) {
      List<?> endless = context.eval("const a = []; a[0] = a; a").as(List.class);
      for (int round = 0; round < 5; round++) {
        assertThatExceptionOfType(StackOverflowError.class).isThrownBy(endless::toString);
        assertThat(
                context
                    .evalAsync(Source.of("6 * 7"))
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS)
                    .asInt())
            .isEqualTo(42);
      }
    }
  }
}
