package org.ashlar.vm.compiler;

import org.ashlar.vm.ast.Expression;
import org.ashlar.vm.code.Opcode;
import org.ashlar.vm.completion.ErrorKind;

/** Suspension: yield, yield*, await, and closing async iterators (sec-generator-objects ff.). */
final class Generators {
  /** Of the mode register of YIELD and YIELD_DELEGATE. */
  private static final int NEXT = 0;

  private static final int THROW = 1;
  private static final int RETURN = 2;

  private final Body body;

  Generators(Body body) {
    this.body = body;
  }

  boolean inAsyncGenerator() {
    return body.kind.isGenerator() && body.kind.isAsync();
  }

  void await(Expression.Await e, int destination) {
    int mark = body.registers.mark();
    int value = body.expressions.operand(e.argument());
    body.emitter.at(e.start()).emit(Opcode.AWAIT, destination, value);
    body.registers.release(mark);
  }

  void suspend(Expression.Yield e, int destination) {
    int mark = body.registers.mark();
    Expression argument = e.argument();
    int value = argument == null ? Registers.UNDEFINED : body.expressions.operand(argument);
    if (e.delegate()) {
      delegate(value, destination, e.start());
    } else {
      body.emitter.at(e.start());
      if (inAsyncGenerator()) {
        int awaited = body.registers.allocate();
        body.emitter.emit(Opcode.AWAIT, awaited, value);
        value = awaited;
      }
      int mode = body.registers.allocate();
      Label resumed = new Label();
      body.emitter.emit(Opcode.YIELD, destination, mode, value);
      body.emitter.jump(Opcode.JUMP_IF_INT, resumed, mode, NEXT);
      if (inAsyncGenerator()) {
        body.emitter.emit(Opcode.AWAIT, destination, destination);
      }
      body.exits.emitReturn(destination);
      body.emitter.bind(resumed);
    }
    body.registers.release(mark);
  }

  /** The registers of a running yield*. */
  private record Delegation(
      int iterator, int next, int received, int mode, int result, int method, boolean async) {}

  /** {@code yield*}: a loop that passes each resumption on to the inner iterator. */
  private void delegate(int value, int destination, int offset) {
    boolean async = inAsyncGenerator();
    Delegation d =
        new Delegation(
            body.registers.allocate(),
            body.registers.allocate(),
            body.registers.allocate(),
            body.registers.allocate(),
            body.registers.allocate(),
            body.registers.allocate(),
            async);
    Emitter emitter = body.emitter.at(offset);
    emitter.emit(
        async ? Opcode.GET_ASYNC_ITERATOR : Opcode.GET_ITERATOR, d.iterator, d.next, value);
    emitter.emit(Opcode.LOAD_UNDEFINED, d.received);
    emitter.emit(Opcode.LOAD_INT, d.mode, NEXT);
    Label head = new Label();
    Label thrown = new Label();
    Label returned = new Label();
    Label check = new Label();
    Label suspend = new Label();
    Label finished = new Label();
    emitter.bindLoopHeader(head);
    emitter.jump(Opcode.JUMP_IF_INT, thrown, d.mode, THROW);
    emitter.jump(Opcode.JUMP_IF_INT, returned, d.mode, RETURN);
    emitter.emit(Opcode.ITERATOR_CALL_NEXT, d.result, d.iterator, d.next, d.received);
    awaitResult(d);
    emitter.jump(Opcode.JUMP, check);
    emitter.bind(thrown);
    delegateThrow(d);
    emitter.jump(Opcode.JUMP, check);
    emitter.bind(returned);
    delegateReturn(d, suspend);
    emitter.bind(check);
    emitter.emit(Opcode.REQUIRE_OBJECT, d.result);
    emitter.emit(Opcode.GET_PROPERTY, d.method, d.result, body.key("done"));
    emitter.jump(Opcode.JUMP_IF_TRUE, finished, d.method);
    emitter.bind(suspend);
    suspendDelegation(d);
    emitter.jump(Opcode.JUMP, head);
    emitter.bind(finished);
    emitter.emit(Opcode.GET_PROPERTY, destination, d.result, body.key("value"));
  }

  private void awaitResult(Delegation d) {
    if (d.async) {
      body.emitter.emit(Opcode.AWAIT, d.result, d.result);
    }
  }

  private void delegateThrow(Delegation d) {
    Emitter emitter = body.emitter;
    Label absent = new Label();
    Label called = new Label();
    emitter.emit(Opcode.GET_METHOD, d.method, d.iterator, body.key("throw"));
    emitter.jump(Opcode.JUMP_IF_UNDEFINED, absent, d.method);
    emitter.emit(Opcode.CALL, d.result, d.method, d.iterator, d.received, 1);
    awaitResult(d);
    emitter.jump(Opcode.JUMP, called);
    emitter.bind(absent);
    if (d.async) {
      closeAsync(d.iterator);
    } else {
      emitter.emit(Opcode.ITERATOR_CLOSE, d.iterator);
    }
    body.statements.throwError(
        ErrorKind.TYPE_ERROR, "The iterator does not provide a 'throw' method");
    emitter.bind(called);
  }

  private void delegateReturn(Delegation d, Label suspend) {
    Emitter emitter = body.emitter;
    Label absent = new Label();
    emitter.emit(Opcode.GET_METHOD, d.method, d.iterator, body.key("return"));
    emitter.jump(Opcode.JUMP_IF_UNDEFINED, absent, d.method);
    emitter.emit(Opcode.CALL, d.result, d.method, d.iterator, d.received, 1);
    awaitResult(d);
    emitter.emit(Opcode.REQUIRE_OBJECT, d.result);
    emitter.emit(Opcode.GET_PROPERTY, d.method, d.result, body.key("done"));
    emitter.jump(Opcode.JUMP_IF_FALSE, suspend, d.method);
    emitter.emit(Opcode.GET_PROPERTY, d.received, d.result, body.key("value"));
    body.exits.emitReturn(d.received);
    emitter.bind(absent);
    if (d.async) {
      emitter.emit(Opcode.AWAIT, d.received, d.received);
    }
    body.exits.emitReturn(d.received);
  }

  /**
   * Hands out a result. An async generator awaits the value of a return request before it looks
   * further; if that fails, the request becomes a throw.
   */
  private void suspendDelegation(Delegation d) {
    Emitter emitter = body.emitter;
    if (!d.async) {
      emitter.emit(Opcode.YIELD_DELEGATE, d.received, d.mode, d.result);
      return;
    }
    Label resumed = new Label();
    emitter.emit(Opcode.GET_PROPERTY, d.result, d.result, body.key("value"));
    emitter.emit(Opcode.YIELD_DELEGATE, d.received, d.mode, d.result);
    emitter.jump(Opcode.JUMP_IF_INT, resumed, d.mode, NEXT);
    emitter.jump(Opcode.JUMP_IF_INT, resumed, d.mode, THROW);
    Region region = new Region();
    region.open(emitter.position());
    emitter.emit(Opcode.AWAIT, d.received, d.received);
    region.close(emitter.position());
    emitter.jump(Opcode.JUMP, resumed);
    emitter.handler(region, d.received);
    emitter.emit(Opcode.LOAD_INT, d.mode, THROW);
    emitter.bind(resumed);
  }

  /** AsyncIteratorClose for a normal, return or break completion. */
  void closeAsync(int iterator) {
    int mark = body.registers.mark();
    Label end = new Label();
    int result = callReturn(iterator, end);
    body.emitter.emit(Opcode.REQUIRE_OBJECT, result);
    body.emitter.bind(end);
    body.registers.release(mark);
  }

  /** AsyncIteratorClose for a throw completion: its own errors are dropped. */
  void closeAsyncSilently(int iterator) {
    int mark = body.registers.mark();
    Label end = new Label();
    Region region = new Region();
    region.open(body.emitter.position());
    int result = callReturn(iterator, end);
    region.close(body.emitter.position());
    body.emitter.jump(Opcode.JUMP, end);
    body.emitter.handler(region, result);
    body.emitter.bind(end);
    body.registers.release(mark);
  }

  private int callReturn(int iterator, Label end) {
    int method = body.registers.allocate();
    int result = body.registers.allocate();
    body.emitter.emit(Opcode.GET_METHOD, method, iterator, body.key("return"));
    body.emitter.jump(Opcode.JUMP_IF_UNDEFINED, end, method);
    body.emitter.emit(Opcode.CALL, result, method, iterator, 0, 0);
    body.emitter.emit(Opcode.AWAIT, result, result);
    return result;
  }
}
