package org.ashlar.vm.compiler;

import java.util.List;
import org.ashlar.vm.ast.Expression;
import org.ashlar.vm.ast.NodeKind;
import org.ashlar.vm.ast.Pattern;
import org.ashlar.vm.ast.PatternElement;
import org.ashlar.vm.ast.PatternProperty;
import org.ashlar.vm.code.Opcode;
import org.ashlar.vm.scope.Binding;
import org.ashlar.vm.scope.Resolution;
import org.ashlar.vm.value.IndexKey;
import org.jspecify.annotations.Nullable;

/** Destructuring (sec-destructuring-assignment, sec-destructuring-binding-patterns). */
final class Patterns {
  private final Body body;

  Patterns(Body body) {
    this.body = body;
  }

  /** The value to take apart, in a register that the pattern does not write. */
  int source(Expression e) {
    if (e instanceof Expression.Identifier name) {
      Resolution resolution = body.names.resolution(name.id());
      Binding binding = resolution.binding();
      if (binding != null && binding.assigned()) {
        return body.expressions.fresh(e);
      }
    }
    return body.expressions.operand(e);
  }

  /** Assigns: an assignment pattern, or a var declaration. */
  void assign(Pattern pattern, int value) {
    bind(pattern, value, false);
  }

  /** Initialises: let, const, parameters, catch. */
  void initialize(Pattern pattern, int value) {
    bind(pattern, value, true);
  }

  private void bind(Pattern pattern, int value, boolean initialize) {
    switch (pattern.kind()) {
      case OBJECT_PATTERN -> object((Pattern.ObjectPattern) pattern, value, initialize);
      case ARRAY_PATTERN -> array((Pattern.ArrayPattern) pattern, value, initialize);
      default -> {
        int mark = body.registers.mark();
        store(pattern, prepare(pattern, initialize, List.of()), value, initialize);
        body.registers.release(mark);
      }
    }
  }

  /** Evaluates what a leaf refers to, if that comes before its value; null if nothing does. */
  private @Nullable Reference prepare(Pattern leaf, boolean initialize, List<Expression> later) {
    if (leaf instanceof Pattern.Target target) {
      return body.assignments.references().prepare(target.expression(), later, false);
    }
    if (leaf instanceof Pattern.Binding binding && !initialize) {
      Resolution resolution = body.names.resolution(binding.id());
      int prepared = body.names.prepareAssignment(resolution, binding.start(), false);
      return Reference.name(resolution, prepared, binding.start());
    }
    return null;
  }

  private void store(Pattern leaf, @Nullable Reference reference, int value, boolean initialize) {
    if (reference != null) {
      body.assignments.references().store(reference, value);
    } else if (leaf instanceof Pattern.Binding binding) {
      body.names.initialize(binding, value);
    } else {
      bind(leaf, value, initialize);
    }
  }

  /** The register to fetch the value of a leaf into: that of the variable, if nobody can tell. */
  private int valueRegister(Pattern leaf, boolean initialize, boolean single) {
    if (leaf instanceof Pattern.Binding binding) {
      int register = -1;
      if (initialize) {
        register = body.names.initializeInPlace(binding);
      } else if (single) {
        register = body.assignments.writableRegister(body.names.resolution(binding.id()));
      }
      if (register >= 0) {
        return register;
      }
    }
    return body.registers.allocate();
  }

  private static List<Expression> later(@Nullable Expression initializer) {
    return initializer == null ? List.of() : List.of(initializer);
  }

  private void applyDefault(
      int value, @Nullable Expression initializer, boolean named, Pattern target) {
    if (initializer == null) {
      return;
    }
    Label present = new Label();
    body.emitter.jump(Opcode.JUMP_IF_NOT_UNDEFINED, present, value);
    if (named) {
      body.expressions.intoNamed(initializer, nameOf(target), value);
    } else {
      body.expressions.into(initializer, value);
    }
    body.emitter.bind(present);
  }

  static String nameOf(Pattern target) {
    if (target instanceof Pattern.Binding binding) {
      return binding.name();
    }
    return target instanceof Pattern.Target leaf
            && leaf.expression() instanceof Expression.Identifier identifier
        ? identifier.name()
        : "";
  }

  private void object(Pattern.ObjectPattern pattern, int value, boolean initialize) {
    int mark = body.registers.mark();
    body.emitter.at(pattern.start()).emit(Opcode.CHECK_OBJECT_COERCIBLE, value);
    List<PatternProperty> properties = pattern.properties();
    Pattern rest = pattern.rest();
    int keys = rest == null ? -1 : body.registers.allocate(properties.size());
    int inner = body.registers.mark();
    for (int i = 0; i < properties.size(); i++) {
      property(properties.get(i), value, keys < 0 ? -1 : keys + i, initialize);
      body.registers.release(inner);
    }
    if (rest != null) {
      Reference reference = prepare(rest, initialize, List.of());
      int copy = body.registers.allocate();
      body.emitter.emit(Opcode.NEW_OBJECT, copy);
      body.emitter
          .at(rest.start())
          .emit(Opcode.COPY_DATA_PROPERTIES, copy, value, keys, properties.size());
      store(rest, reference, copy, initialize);
    }
    body.registers.release(mark);
  }

  /**
   * One property.
   *
   * @param keyRegister where a rest pattern wants the key, or -1
   */
  private void property(PatternProperty property, int value, int keyRegister, boolean initialize) {
    String name = Literals.fixedName(property.name());
    boolean byName = name != null && IndexKey.parse(name) < 0;
    int key = -1;
    if (!byName || keyRegister >= 0) {
      int mark = body.registers.mark();
      key = body.literals.propertyKey(property.name());
      if (keyRegister >= 0) {
        body.move(keyRegister, key);
        key = keyRegister;
        body.registers.release(mark);
      }
    }
    Expression initializer = property.initializer();
    Reference reference = prepare(property.target(), initialize, later(initializer));
    int fetched = valueRegister(property.target(), initialize, initializer == null);
    int offset = property.name().start();
    if (byName && name != null) {
      body.chains.getProperty(fetched, value, name, offset);
    } else {
      body.emitter.at(offset).emit(Opcode.GET_ELEMENT, fetched, value, key);
    }
    applyDefault(fetched, initializer, property.namesInitializer(), property.target());
    store(property.target(), reference, fetched, initialize);
  }

  /**
   * An array pattern. The iterator is closed unless it is exhausted or failed itself: while it
   * steps, the handler is off.
   */
  private void array(Pattern.ArrayPattern pattern, int value, boolean initialize) {
    int mark = body.registers.mark();
    int iterator = body.registers.allocate();
    int next = body.registers.allocate();
    int done = body.registers.allocate();
    body.emitter.at(pattern.start()).emit(Opcode.GET_ITERATOR, iterator, next, value);
    body.emitter.emit(Opcode.LOAD_FALSE, done);
    Region region = new Region();
    region.open(body.emitter.position());
    Control.Iteration control =
        new Control.Iteration(body.control, body.environment, region, iterator, done, false);
    body.control = control;
    int inner = body.registers.mark();
    boolean first = true;
    for (PatternElement element : pattern.elements()) {
      element(element, control, next, first, initialize);
      first = false;
      body.registers.release(inner);
    }
    Pattern rest = pattern.rest();
    if (rest != null) {
      Reference reference = prepare(rest, initialize, List.of());
      int array = body.registers.allocate();
      restElements(array, control, next, pattern.start());
      store(rest, reference, array, initialize);
    }
    region.close(body.emitter.position());
    body.control = control.outer;
    if (rest == null) {
      body.emitter.at(pattern.start());
      body.exits.close(control);
    }
    Label end = new Label();
    body.emitter.jump(Opcode.JUMP, end);
    body.exits.handler(control);
    body.emitter.bind(end);
    body.registers.release(mark);
  }

  private void element(
      PatternElement element,
      Control.Iteration control,
      int next,
      boolean first,
      boolean initialize) {
    Expression initializer = element.initializer();
    Pattern target = element.target();
    Reference reference = prepare(target, initialize, later(initializer));
    int fetched =
        target.kind() == NodeKind.PATTERN_ELISION
            ? body.registers.allocate()
            : valueRegister(target, initialize, false);
    Label exhausted = new Label();
    Label end = new Label();
    Label absent = new Label();
    if (!first) {
      body.emitter.jump(Opcode.JUMP_IF_TRUE, absent, control.done);
    }
    step(control, next, fetched, exhausted, element.start());
    body.emitter.jump(Opcode.JUMP, end);
    body.emitter.bind(exhausted);
    body.emitter.emit(Opcode.LOAD_TRUE, control.done);
    body.emitter.bind(absent);
    body.emitter.emit(Opcode.LOAD_UNDEFINED, fetched);
    body.emitter.bind(end);
    if (target.kind() != NodeKind.PATTERN_ELISION) {
      applyDefault(fetched, initializer, element.namesInitializer(), target);
      store(target, reference, fetched, initialize);
    }
  }

  private void step(Control.Iteration control, int next, int value, Label exhausted, int offset) {
    control.region.close(body.emitter.position());
    body.emitter.at(offset).jump(Opcode.ITERATOR_STEP, exhausted, value, control.iterator, next);
    control.region.open(body.emitter.position());
  }

  private void restElements(int array, Control.Iteration control, int next, int offset) {
    int value = body.registers.allocate();
    Label exhausted = new Label();
    Label head = new Label();
    body.emitter.emit(Opcode.NEW_ARRAY, array, 0, 0);
    body.emitter.jump(Opcode.JUMP_IF_TRUE, exhausted, control.done);
    body.emitter.bindLoopHeader(head);
    step(control, next, value, exhausted, offset);
    body.emitter.emit(Opcode.ARRAY_APPEND, array, value);
    body.emitter.jump(Opcode.JUMP, head);
    body.emitter.bind(exhausted);
    body.emitter.emit(Opcode.LOAD_TRUE, control.done);
  }
}
