package org.ashlar.vm.compiler;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.vm.ast.Statement;
import org.ashlar.vm.code.FunctionKind;
import org.ashlar.vm.code.Opcode;
import org.ashlar.vm.compiler.Control.Exit;
import org.ashlar.vm.scope.Resolution;
import org.jspecify.annotations.Nullable;

/** Emits break, continue and return through everything they leave (sec-break-statement ff.). */
final class Exits {
  private final Body body;

  Exits(Body body) {
    this.body = body;
  }

  void emitBreak(@Nullable String label) {
    leave(breakExit(label), Registers.UNDEFINED);
  }

  void emitContinue(@Nullable String label) {
    leave(continueExit(label), Registers.UNDEFINED);
  }

  private Exit breakExit(@Nullable String label) {
    for (Control c = body.control; c != null; c = c.outer) {
      if (c instanceof Control.Target target
          && target.breakLabel != null
          && (label == null ? target.plainBreak : target.labels.contains(label))) {
        return new Exit(target, target.breakLabel);
      }
    }
    throw new AssertionError("break without a target");
  }

  private Exit continueExit(@Nullable String label) {
    for (Control c = body.control; c != null; c = c.outer) {
      if (c instanceof Control.Target target
          && target.continueLabel != null
          && (label == null || target.labels.contains(label))) {
        return new Exit(target, target.continueLabel);
      }
    }
    throw new AssertionError("continue without a target");
  }

  /** Where a statement jumps if it does nothing else; null if it does. */
  @Nullable Label jumpOf(Statement statement) {
    Statement at = statement;
    while (at instanceof Statement.Block block && block.statements().size() == 1) {
      at = block.statements().getFirst();
    }
    Exit exit;
    if (at instanceof Statement.Break statementBreak) {
      exit = breakExit(statementBreak.label());
    } else if (at instanceof Statement.Continue statementContinue) {
      exit = continueExit(statementContinue.label());
    } else {
      return null;
    }
    for (Control c = body.control; c != null && c != exit.target(); c = c.outer) {
      if (!(c instanceof Control.Target)) {
        return null;
      }
    }
    return exit.label();
  }

  /** Returns the value of a register. */
  void emitReturn(int value) {
    leave(Exit.RETURN, value);
  }

  private void leave(Exit exit, int value) {
    Control savedControl = body.control;
    EnvironmentFrame savedEnvironment = body.environment;
    List<Region> suspended = new ArrayList<>();
    int mark = body.registers.mark();
    Control at = body.control;
    boolean arrived = true;
    while (at != null && at != exit.target()) {
      Control next = at.outer;
      body.control = next;
      body.environment = at.environment;
      if (at instanceof Control.Guarded guarded) {
        suspend(guarded.region, suspended);
      } else if (at instanceof Control.Iteration iteration) {
        suspend(iteration.region, suspended);
        close(iteration);
      } else if (at instanceof Control.Finally leaving) {
        body.emitter.emit(Opcode.LOAD_INT, leaving.kind, leaving.exitKind(exit));
        if (exit.target() == null) {
          body.move(leaving.value, value);
        }
        body.emitter.jump(Opcode.JUMP, leaving.finalizer);
        arrived = false;
      }
      if (!arrived) {
        break;
      }
      at = next;
    }
    if (arrived) {
      arrive(exit, value);
    }
    for (Region region : suspended) {
      region.open(body.emitter.position());
    }
    body.registers.release(mark);
    body.control = savedControl;
    body.environment = savedEnvironment;
  }

  private void suspend(Region region, List<Region> suspended) {
    if (region.isOpen()) {
      region.close(body.emitter.position());
      suspended.add(region);
    }
  }

  private void arrive(Exit exit, int value) {
    Label label = exit.label();
    if (label != null) {
      body.emitter.jump(Opcode.JUMP, label);
      return;
    }
    if (body.kind == FunctionKind.DERIVED_CONSTRUCTOR) {
      int self = body.registers.allocate();
      int checked = body.registers.allocate();
      Resolution binding = body.implicit.thisBinding();
      body.names.loadUnchecked(binding, self);
      body.emitter.emit(Opcode.CHECK_CONSTRUCTOR_RESULT, checked, value, self);
      body.emitter.emit(Opcode.RETURN, checked);
      return;
    }
    body.emitter.emit(Opcode.RETURN, value);
  }

  /** Closes the iterator of a loop or pattern that is left without an exception. */
  void close(Control.Iteration iteration) {
    Label closed = new Label();
    if (iteration.done >= 0) {
      body.emitter.jump(Opcode.JUMP_IF_TRUE, closed, iteration.done);
    }
    if (iteration.async) {
      body.generators.closeAsync(iteration.iterator);
    } else {
      body.emitter.emit(Opcode.ITERATOR_CLOSE, iteration.iterator);
    }
    body.emitter.bind(closed);
  }

  /** The handler of an iteration: closes the iterator, drops its errors, throws again. */
  void handler(Control.Iteration iteration) {
    int mark = body.registers.mark();
    int thrown = body.registers.allocate();
    if (body.emitter.handler(iteration.region, thrown)) {
      Label rethrow = new Label();
      if (iteration.done >= 0) {
        body.emitter.jump(Opcode.JUMP_IF_TRUE, rethrow, iteration.done);
      }
      if (iteration.async) {
        body.generators.closeAsyncSilently(iteration.iterator);
      } else {
        body.emitter.emit(Opcode.ITERATOR_CLOSE_SILENTLY, iteration.iterator);
      }
      body.emitter.bind(rethrow);
      body.emitter.emit(Opcode.THROW, thrown);
    }
    body.registers.release(mark);
  }

  /** After a finalizer: goes on the way it was entered by. */
  void dispatch(Control.Finally control) {
    Label normal = new Label();
    body.emitter.jump(Opcode.JUMP_IF_INT, normal, control.kind, Control.Finally.NORMAL);
    List<Label> labels = new ArrayList<>();
    for (Exit exit : control.exits) {
      Label label = new Label();
      labels.add(label);
      body.emitter.jump(Opcode.JUMP_IF_INT, label, control.kind, control.exitKind(exit));
    }
    body.emitter.emit(Opcode.THROW, control.value);
    for (int i = 0; i < labels.size(); i++) {
      body.emitter.bind(labels.get(i));
      leave(control.exits.get(i), control.value);
    }
    body.emitter.bind(normal);
  }
}
