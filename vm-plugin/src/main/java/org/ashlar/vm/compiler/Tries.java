package org.ashlar.vm.compiler;

import java.util.ArrayList;
import java.util.List;
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
      return;
    }
    int mark = body.registers.mark();
    Control.Finally control = beginFinally();
    guarded(s.block(), s.handler());
    endFinally(control);
    finalizer(finalizer);
    body.exits.dispatch(control);
    body.registers.release(mark);
  }

  private void guarded(Statement.Block block, @Nullable CatchClause handler) {
    if (handler == null) {
      body.statements.scoped(block.id(), block.statements());
      return;
    }
    Region region = new Region();
    Control.Guarded control = new Control.Guarded(body.control, body.environment, region);
    body.control = control;
    region.open(body.emitter.position());
    body.statements.scoped(block.id(), block.statements());
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
    body.statements.scoped(handler.body().id(), handler.body().statements());
    body.scopes.leave(entered);
  }

  /**
   * Begins code whose every way out passes a finalizer. {@link #endFinally} ends it; then follow
   * the finalizer, which is emitted once, and {@link Exits#dispatch}.
   */
  Control.Finally beginFinally() {
    int kind = body.registers.allocate();
    int value = body.registers.allocate();
    Control.Finally control =
        new Control.Finally(body.control, body.environment, new Region(), kind, value, new Label());
    body.control = control;
    control.region.open(body.emitter.position());
    return control;
  }

  void endFinally(Control.Finally control) {
    control.region.close(body.emitter.position());
    body.control = control.outer;
    body.emitter.emit(Opcode.LOAD_INT, control.kind, Control.Finally.NORMAL);
    body.emitter.jump(Opcode.JUMP, control.finalizer);
    if (body.emitter.handler(control.region, control.value)) {
      body.emitter.emit(Opcode.LOAD_INT, control.kind, Control.Finally.THROW);
    }
    body.emitter.bind(control.finalizer);
  }

  /** The completion value of a finalizer counts only if it does not end normally. */
  private void finalizer(Statement.Block block) {
    int completion = body.completion;
    if (completion < 0) {
      body.statements.scoped(block.id(), block.statements());
      return;
    }
    int saved = body.registers.allocate();
    body.move(saved, completion);
    body.statements.resetCompletion();
    body.statements.scoped(block.id(), block.statements());
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
