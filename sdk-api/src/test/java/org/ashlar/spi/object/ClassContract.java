package org.ashlar.spi.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.api.Context;
import org.ashlar.api.ScriptException;
import org.ashlar.spi.host.PermissionPolicy;
import org.ashlar.spi.vm.VmFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every virtual machine does with the classes of plug-ins. The programs are ES5 and 2015. */
public abstract class ClassContract extends VmFixture {
  /** A list of numbers; a class with one row of each kind. */
  private static final ClassTable<List<Object>> NUMBERS =
      ClassTable.<List<Object>>named("Numbers")
          .constructor(
              1,
              (access, arguments) -> {
                List<Object> made = new ArrayList<>();
                for (Object argument : arguments) {
                  made.add(number(access, argument));
                }
                return made;
              })
          .method(
              "add",
              1,
              (access, numbers, arguments) -> {
                access.charge(16);
                numbers.add(number(access, arguments[0]));
                return access.undefined();
              })
          .getter("size", (access, numbers, arguments) -> access.fromHost(numbers.size()))
          .setter(
              "size",
              (access, numbers, arguments) -> {
                int size = ((Number) access.toHost(arguments[0])).intValue();
                numbers.subList(size, numbers.size()).clear();
                return access.undefined();
              })
          .method(
              "@@iterator", 0, (access, numbers, none) -> access.newIterator(numbers.iterator()))
          .method(
              "both",
              1,
              (access, numbers, arguments) -> {
                List<Object> other = access.stateOf(ClassContract.numbers(), arguments[0]);
                if (other == null) {
                  throw new IllegalArgumentException("not numbers");
                }
                List<Object> made = new ArrayList<>(numbers);
                made.addAll(other);
                return access.newInstance(ClassContract.numbers(), made);
              })
          .method(
              "load",
              1,
              (access, numbers, arguments) -> {
                access.require(PermissionPolicy.Kind.READ, "/numbers");
                return access.undefined();
              })
          .staticMethod(
              "sum",
              0,
              (access, arguments) -> {
                double sum = 0;
                for (Object argument : arguments) {
                  sum += ((Number) number(access, argument)).doubleValue();
                }
                return access.fromHost(sum);
              })
          .constant("LIMIT", 100)
          .build();

  private static ClassTable<List<Object>> numbers() {
    return NUMBERS;
  }

  private static Object number(ObjectAccess access, Object value) {
    if (access.toHost(value) instanceof Number) {
      return value;
    }
    throw new IllegalArgumentException("not a number: " + access.display(value));
  }

  @BeforeEach
  final void offerClasses() {
    ClassTable<Object> closed = ClassTable.named("Closed").build();
    ClassTable<Object> shadowed = ClassTable.named("Array").build();
    platform
        .plugins()
        .registry()
        .offer(ClassProvider.class, () -> List.of(NUMBERS, closed, shadowed));
  }

  private String run(String program) {
    try (Context context = engine.createContext()) {
      return context.eval("String(" + program + ")").asString();
    }
  }

  @Test
  void objectsAreConstructedCalledAndIterated() {
    assertThat(run("(function () { var n = new Numbers(1, 2); n.add(3.5); return n.size; })()"))
        .isEqualTo("3");
    assertThat(run("(function () { var n = new Numbers(1, 2, 3); n.size = 1; return n.size; })()"))
        .isEqualTo("1");
    assertThat(
            run(
                "(function () { var out = ''; for (var x of new Numbers(1, 2)) { out += x + ';'; }"
                    + " return out; })()"))
        .isEqualTo("1;2;");
    assertThat(run("new Numbers(1).both(new Numbers(2, 3)).size")).isEqualTo("3");
    assertThat(run("Numbers.sum(1, 2, 3.5)")).isEqualTo("6.5");
    assertThat(run("Numbers.LIMIT + new Numbers().LIMIT")).isEqualTo("200");
  }

  @Test
  void classesLookLikeBuiltInOnes() {
    assertThat(run("typeof Numbers + Numbers.name + Numbers.length")).isEqualTo("functionNumbers1");
    assertThat(run("Object.prototype.toString.call(new Numbers())")).isEqualTo("[object Numbers]");
    assertThat(run("new Numbers() instanceof Numbers")).isEqualTo("true");
    assertThat(run("Numbers.prototype.constructor === Numbers")).isEqualTo("true");
    assertThat(run("Object.keys(Numbers.prototype).indexOf('add')")).isEqualTo("-1");
    assertThat(run("Object.keys(new Numbers(1)).length")).isEqualTo("0");
    assertThat(run("typeof Object.getOwnPropertyDescriptor(Numbers.prototype, 'size').get"))
        .isEqualTo("function");
  }

  @Test
  void whatTheLanguageHasIsNotReplaced() {
    assertThat(run("[1].concat(Array.isArray([]))")).isEqualTo("1,true");
  }

  @Test
  void otherReceiversAreTypeErrors() {
    for (String wrong :
        List.of(
            "Numbers.prototype.add.call({}, 1)",
            "Numbers.prototype.add.call(Object.create(Numbers.prototype), 1)",
            "Numbers.prototype.size",
            "Numbers(1)",
            "new Closed()")) {
      assertThat(
              run(
                  "(function () { try { "
                      + wrong
                      + "; return 'no error'; } catch (e) { return e.name; } })()"))
          .as(wrong)
          .isEqualTo("TypeError");
    }
  }

  @Test
  void javaExceptionsBecomeErrors() {
    try (Context context = engine.createContext()) {
      assertThatExceptionOfType(ScriptException.class)
          .isThrownBy(() -> context.eval("new Numbers('one')"))
          .withMessageContaining("not a number: one");
    }
  }

  @Test
  void whatWasNotAllowedIsDenied() {
    assertThat(
            run(
                "(function () { try { new Numbers().load(); return 'loaded'; }"
                    + " catch (e) { return e.code; } })()"))
        .isEqualTo("ERR_ACCESS_DENIED");
  }

  @Test
  void contextsDoNotShareTheirClasses() {
    try (Context one = engine.createContext();
        Context other = engine.createContext()) {
      one.eval("Numbers.prototype.add = null; Numbers.mark = 1");
      assertThat(other.eval("String(Numbers.mark) + typeof Numbers.prototype.add").asString())
          .isEqualTo("undefinedfunction");
    }
  }
}
