package org.ashlar.vm.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.ashlar.vm.ast.CatchClause;
import org.ashlar.vm.ast.Expression;
import org.ashlar.vm.ast.Pattern;
import org.ashlar.vm.ast.Statement;
import org.ashlar.vm.ast.SwitchCase;
import org.ashlar.vm.code.Opcode;
import org.ashlar.vm.scope.Scope;
import org.jspecify.annotations.Nullable;

/** try and switch (sec-try-statement, sec-switch-statement). */
final class Tries {
  private final Body body;

  Tries(Body body) {
    this.body = body;
  }

  void tryStatement(Statement.Try s) {
    body.statements.resetCompletion();
    Statement.Block finalizer = s.finalizer();
    if (finalizer == null) {
      guarded(s.block(), s.handler());
    } else {
      withFinalizer(() -> guarded(s.block(), s.handler()), _ -> finalizer(finalizer));
    }
  }

  private void guarded(Statement.Block block, @Nullable CatchClause handler) {
    if (handler == null) {
      body.statements.block(block);
      return;
    }
    Region region = new Region();
    Control.Guarded control = new Control.Guarded(body.control, body.environment, region);
    body.control = control;
    region.open(body.emitter.position());
    body.statements.block(block);
    region.close(body.emitter.position());
    body.control = control.outer;
    Label end = new Label();
    body.emitter.jump(Opcode.JUMP, end);
    int mark = body.registers.mark();
    int thrown = body.registers.allocate();
    if (body.emitter.handler(region, thrown)) {
      handler(handler, thrown);
    }
    body.registers.release(mark);
    body.emitter.bind(end);
  }

  private void handler(CatchClause handler, int thrown) {
    body.statements.resetCompletion();
    Scope scope = body.unit.analysis().scope(handler.id());
    Scopes.Entered entered = body.scopes.enter(scope);
    Pattern parameter = handler.parameter();
    if (parameter != null) {
      body.patterns.initialize(parameter, thrown);
    }
    body.statements.block(handler.body());
    body.scopes.leave(entered);
  }

  /** Emits code whose every way out passes a finalizer, which is emitted once. */
  void withFinalizer(Runnable content, Consumer<Control.Finally> finalizer) {
    int mark = body.registers.mark();
    int kind = body.registers.allocate();
    int value = body.registers.allocate();
    Region region = new Region();
    Control.Finally control =
        new Control.Finally(body.control, body.environment, region, kind, value, new Label());
    body.control = control;
    region.open(body.emitter.position());
    content.run();
    region.close(body.emitter.position());
    body.control = control.outer;
    body.emitter.emit(Opcode.LOAD_INT, kind, Control.Finally.NORMAL);
    body.emitter.jump(Opcode.JUMP, control.finalizer);
    if (body.emitter.handler(region, value)) {
      body.emitter.emit(Opcode.LOAD_INT, kind, Control.Finally.THROW);
    }
    body.emitter.bind(control.finalizer);
    finalizer.accept(control);
    body.exits.dispatch(control);
    body.registers.release(mark);
  }

  /** The completion value of a finalizer counts only if it does not end normally. */
  private void finalizer(Statement.Block block) {
    int completion = body.completion;
    if (completion < 0) {
      body.statements.block(block);
      return;
    }
    int saved = body.registers.allocate();
    body.move(saved, completion);
    body.statements.resetCompletion();
    body.statements.block(block);
    body.move(completion, saved);
  }

  void switchStatement(Statement.Switch s) {
    body.statements.resetCompletion();
    int discriminant = body.patterns.source(s.discriminant());
    Scope scope = body.unit.analysis().scope(s.id());
    Scopes.Entered entered = body.scopes.enter(scope);
    Label end = new Label();
    Control.Target target =
        new Control.Target(body.control, body.environment, List.of(), end, null, true);
    List<Label> labels = new ArrayList<>(s.cases().size());
    Label otherwise = end;
    for (SwitchCase each : s.cases()) {
      Label label = new Label();
      labels.add(label);
      Expression test = each.test();
      if (test == null) {
        otherwise = label;
      } else {
        int mark = body.registers.mark();
        int value = body.expressions.operand(test);
        body.emitter.at(test.start()).jump(Opcode.JUMP_IF_STRICT_EQUAL, label, discriminant, value);
        body.registers.release(mark);
      }
    }
    body.emitter.jump(Opcode.JUMP, otherwise);
    body.control = target;
    for (int i = 0; i < labels.size(); i++) {
      body.emitter.bind(labels.get(i));
      body.statements.list(s.cases().get(i).statements());
    }
    body.control = target.outer;
    body.emitter.bind(end);
    body.scopes.leave(entered);
  }
}
