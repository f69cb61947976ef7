package org.ashlar.vm.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.ashlar.vm.interpreter.Interpreter;
import org.ashlar.vm.tier.CompiledEntry;
import org.ashlar.vm.tier.CompiledSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RunningStackTest {
  static Stream<Arguments> frames() {
    return Stream.of(
        Arguments.of(VmContext.class, VmContext.SLICE_METHOD),
        Arguments.of(Interpreter.class, Interpreter.LOOP_METHOD),
        Arguments.of(CompiledSupport.class, CompiledSupport.EXIT_METHOD),
        Arguments.of(CompiledEntry.class, CompiledEntry.LOOP_METHOD));
  }

  @ParameterizedTest
  @MethodSource("frames")
  void theMethodsThatStacksAreReadByExist(Class<?> declaring, String name) {
    assertThat(Arrays.stream(declaring.getDeclaredMethods()).map(Method::getName)).contains(name);
  }
}
