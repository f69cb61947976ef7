package org.ashlar.vm.compiler;

import java.util.List;
import org.ashlar.vm.ast.DeclarationKind;
import org.ashlar.vm.ast.Node;
import org.ashlar.vm.ast.Statement;
import org.ashlar.vm.code.Opcode;

/**
 * using and await using: blocks that dispose of what they declare (sec-disposeresources). To the
 * control flow a disposal is a finalizer.
 */
final class Disposals {
  private final Body body;

  /** Register with the disposal scope of the innermost block that has one. */
  private int scope = -1;

  Disposals(Body body) {
    this.body = body;
  }

  /** Compiles a statement list, which may contain using declarations. */
  void list(List<Statement> statements) {
    boolean sync = false;
    boolean async = false;
    for (Statement statement : statements) {
      sync |= declares(statement, DeclarationKind.USING);
      async |= declares(statement, DeclarationKind.AWAIT_USING);
    }
    around(sync || async, async, () -> body.statements.list(statements));
  }

  /** Whether a statement list contains using declarations. */
  static boolean inList(List<Statement> statements) {
    for (Statement statement : statements) {
      if (declares(statement, DeclarationKind.USING)
          || declares(statement, DeclarationKind.AWAIT_USING)) {
        return true;
      }
    }
    return false;
  }

  /** Runs code that may contain the using declaration of the head of a loop. */
  void aroundHead(Node head, Runnable content) {
    boolean async = declares(head, DeclarationKind.AWAIT_USING);
    around(async || declares(head, DeclarationKind.USING), async, content);
  }

  private static boolean declares(Node node, DeclarationKind kind) {
    return node instanceof Statement.VariableDeclaration declaration
        && declaration.declarationKind() == kind;
  }

  private void around(boolean needed, boolean async, Runnable content) {
    if (!needed) {
      content.run();
      return;
    }
    int mark = body.registers.mark();
    int outer = scope;
    int own = body.registers.allocate();
    body.emitter.emit(Opcode.NEW_DISPOSAL_SCOPE, own);
    scope = own;
    Control.Finally control = body.tries.beginFinally();
    content.run();
    body.tries.endFinally(control);
    scope = outer;
    dispose(control, own, async);
    body.exits.dispatch(control);
    body.registers.release(mark);
  }

  /** Adds the value of a declaration, if it is one of these, to the scope around. */
  void add(DeclarationKind kind, int value, int offset) {
    if (kind == DeclarationKind.USING || kind == DeclarationKind.AWAIT_USING) {
      body.emitter
          .at(offset)
          .emit(Opcode.ADD_DISPOSABLE, scope, value, kind == DeclarationKind.AWAIT_USING ? 1 : 0);
    }
  }

  private void dispose(Control.Finally control, int own, boolean async) {
    int mark = body.registers.mark();
    Emitter emitter = body.emitter;
    int thrown = body.registers.allocate();
    int awaited = body.registers.allocate();
    Label failed = new Label();
    Label begin = new Label();
    Label done = new Label();
    Label normal = new Label();
    emitter.emit(Opcode.LOAD_EMPTY, thrown);
    emitter.jump(Opcode.JUMP_IF_INT, failed, control.kind, Control.Finally.THROW);
    emitter.jump(Opcode.JUMP, begin);
    emitter.bind(failed);
    body.move(thrown, control.value);
    emitter.bind(begin);
    emitter.emit(Opcode.BEGIN_DISPOSAL, own, thrown);
    if (async) {
      Label head = new Label();
      Label again = new Label();
      emitter.bindLoopHeader(head);
      emitter.emit(Opcode.ADVANCE_DISPOSAL, awaited, own);
      emitter.jump(Opcode.JUMP_IF_EMPTY, done, awaited);
      Region region = new Region();
      region.open(emitter.position());
      emitter.emit(Opcode.AWAIT, awaited, awaited);
      region.close(emitter.position());
      emitter.jump(Opcode.JUMP, again);
      if (emitter.handler(region, awaited)) {
        emitter.emit(Opcode.FAIL_DISPOSAL, own, awaited);
      }
      emitter.bind(again);
      emitter.jump(Opcode.JUMP, head);
    } else {
      emitter.emit(Opcode.ADVANCE_DISPOSAL, awaited, own);
    }
    emitter.bind(done);
    emitter.emit(Opcode.END_DISPOSAL, thrown, own);
    emitter.jump(Opcode.JUMP_IF_EMPTY, normal, thrown);
    emitter.emit(Opcode.THROW, thrown);
    emitter.bind(normal);
    body.registers.release(mark);
  }
}
