package org.ashlar.vm.compiler;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.vm.ast.Expression;
import org.ashlar.vm.ast.NodeKind;
import org.ashlar.vm.code.Opcode;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.scope.Resolution;
import org.ashlar.vm.value.IndexKey;
import org.jspecify.annotations.Nullable;

/**
 * Member accesses and calls, one behind the other (sec-left-hand-side-expressions).
 *
 * <p>Implementation note: a chain is as deep on its left side as the source is long, so its links
 * are unwound into a list and compiled in a loop. The destination is written by the last link
 * alone.
 */
final class Chains {
  private final Body body;

  Chains(Body body) {
    this.body = body;
  }

  void into(Expression e, int destination) {
    if (e instanceof Expression.OptionalChain optional) {
      optional(optional, destination, -1);
    } else {
      int mark = body.registers.mark();
      walk(e, destination, -1, null);
      body.registers.release(mark);
    }
  }

  /** The value of a decorator, and the object that it is called on. */
  void decorator(Expression e, int destination, int receiver) {
    switch (e.kind()) {
      case MEMBER, INDEX, PRIVATE_MEMBER -> walk(e, destination, receiver, null);
      default -> {
        body.expressions.into(e, destination);
        body.emitter.emit(Opcode.LOAD_UNDEFINED, receiver);
      }
    }
  }

  private void optional(Expression.OptionalChain e, int destination, int receiver) {
    int mark = body.registers.mark();
    Label nullish = new Label();
    Label end = new Label();
    walk(e.expression(), destination, receiver, nullish);
    body.emitter.jump(Opcode.JUMP, end);
    body.emitter.bind(nullish);
    body.emitter.emit(Opcode.LOAD_UNDEFINED, destination);
    if (receiver >= 0) {
      body.emitter.emit(Opcode.LOAD_UNDEFINED, receiver);
    }
    body.emitter.bind(end);
    body.registers.release(mark);
  }

  private static boolean isLink(Expression e) {
    return switch (e.kind()) {
      case MEMBER, INDEX, PRIVATE_MEMBER, CALL, TAGGED_TEMPLATE -> true;
      default -> false;
    };
  }

  private static boolean isCall(Expression e) {
    return e.kind() == NodeKind.CALL || e.kind() == NodeKind.TAGGED_TEMPLATE;
  }

  private static Expression inner(Expression link) {
    return switch (link.kind()) {
      case MEMBER -> ((Expression.Member) link).object();
      case INDEX -> ((Expression.Index) link).object();
      case PRIVATE_MEMBER -> ((Expression.PrivateMember) link).object();
      case CALL -> ((Expression.Call) link).callee();
      case TAGGED_TEMPLATE -> ((Expression.TaggedTemplate) link).tag();
      default -> throw new AssertionError(link.kind());
    };
  }

  private static boolean isOptional(Expression link) {
    return switch (link.kind()) {
      case MEMBER -> ((Expression.Member) link).optional();
      case INDEX -> ((Expression.Index) link).optional();
      case PRIVATE_MEMBER -> ((Expression.PrivateMember) link).optional();
      case CALL -> ((Expression.Call) link).optional();
      default -> false;
    };
  }

  /**
   * Compiles a chain.
   *
   * @param receiver register for the object of the last link, if the value is about to be called;
   *     else -1
   * @param nullish where an optional link goes that finds undefined or null
   */
  private void walk(Expression e, int destination, int receiver, @Nullable Label nullish) {
    List<Expression> links = new ArrayList<>(4);
    Expression base = e;
    while (isLink(base)) {
      links.add(base);
      base = inner(base);
    }
    int last = links.size() - 1;
    int value = body.registers.allocate();
    int at = last;
    int current;
    if (at >= 0 && isCall(links.get(at))) {
      current = callBase(base, links.get(at), at == 0 ? destination : value, nullish);
      at--;
    } else {
      current = base(base, links);
    }
    for (; at >= 0; at--) {
      Expression link = links.get(at);
      if (isOptional(link) && nullish != null) {
        body.emitter.jump(Opcode.JUMP_IF_NULLISH, nullish, current);
      }
      int mark = body.registers.mark();
      if (isCall(link)) {
        int result = at == 0 ? destination : value;
        body.calls.call(link, current, Registers.UNDEFINED, result);
        current = result;
      } else if (at > 0 && isCall(links.get(at - 1))) {
        Expression call = links.get(at - 1);
        int function = body.registers.allocate();
        member(link, current, function);
        if (isOptional(call) && nullish != null) {
          body.emitter.jump(Opcode.JUMP_IF_NULLISH, nullish, function);
        }
        at--;
        int result = at == 0 ? destination : value;
        body.calls.call(call, function, current, result);
        current = result;
      } else {
        if (at == 0 && receiver >= 0) {
          body.move(receiver, current);
          member(link, receiver, destination);
        } else {
          member(link, current, at == 0 ? destination : value);
        }
        current = value;
      }
      body.registers.release(mark);
    }
    if (last < 0) {
      body.move(destination, current);
    }
  }

  /** The base of a chain that starts with a property, kept safe from what the first links run. */
  private int base(Expression base, List<Expression> links) {
    if (links.isEmpty()) {
      return body.expressions.operand(base);
    }
    int at = links.size() - 1;
    Expression first = links.get(at);
    List<Expression> later = new ArrayList<>();
    if (first instanceof Expression.Index index) {
      later.add(index.index());
    }
    if (at > 0 && isCall(links.get(at - 1))) {
      later.addAll(Calls.arguments(links.get(at - 1)));
    }
    return body.expressions.operandBefore(base, later);
  }

  /** A call that is the first link of a chain: what it calls is no property of the chain. */
  private int callBase(Expression base, Expression call, int result, @Nullable Label nullish) {
    int receiver = Registers.UNDEFINED;
    int function;
    switch (base.kind()) {
      case IDENTIFIER -> {
        Expression.Identifier name = (Expression.Identifier) base;
        if (body.names.resolution(name.id()).place() == Resolution.Place.DYNAMIC) {
          function = body.registers.allocate();
          receiver = body.registers.allocate();
          body.emitter
              .at(base.start())
              .emit(
                  Opcode.LOAD_NAME_FOR_CALL,
                  function,
                  receiver,
                  body.currentEnvironment(),
                  body.key(name.name()));
        } else {
          function = body.expressions.operandBefore(base, Calls.arguments(call));
        }
      }
      case SUPER_MEMBER, SUPER_INDEX -> {
        function = body.registers.allocate();
        receiver = body.registers.allocate();
        body.implicit.loadThis(receiver, base.start());
        superProperty(base, function);
      }
      case OPTIONAL_CHAIN -> {
        function = body.registers.allocate();
        receiver = body.registers.allocate();
        body.emitter.emit(Opcode.LOAD_UNDEFINED, receiver);
        optional((Expression.OptionalChain) base, function, receiver);
      }
      default -> function = body.expressions.operandBefore(base, Calls.arguments(call));
    }
    if (isOptional(call) && nullish != null) {
      body.emitter.jump(Opcode.JUMP_IF_NULLISH, nullish, function);
    }
    body.calls.call(call, function, receiver, result);
    return result;
  }

  /** Reads one property link of an object in a register. */
  private void member(Expression link, int object, int destination) {
    switch (link.kind()) {
      case MEMBER -> {
        Expression.Member member = (Expression.Member) link;
        getProperty(destination, object, member.name(), member.end() - member.name().length());
      }
      case INDEX -> {
        Expression.Index index = (Expression.Index) link;
        String name = propertyName(index.index());
        if (name != null) {
          getProperty(destination, object, name, index.index().start());
        } else {
          int mark = body.registers.mark();
          int key = body.expressions.operatorOperand(index.index());
          body.emitter.at(index.index().start()).emit(Opcode.GET_ELEMENT, destination, object, key);
          body.registers.release(mark);
        }
      }
      case PRIVATE_MEMBER -> {
        Expression.PrivateMember member = (Expression.PrivateMember) link;
        int mark = body.registers.mark();
        int name = body.names.privateName(member.name());
        body.emitter.at(member.name().start()).emit(Opcode.GET_PRIVATE, destination, object, name);
        body.registers.release(mark);
      }
      default -> throw new AssertionError(link.kind());
    }
  }

  void getProperty(int destination, int object, String name, int offset) {
    if (name.equals("length")) {
      body.emitter.at(offset).emit(Opcode.GET_LENGTH, destination, object);
    } else {
      body.emitter.at(offset).emit(Opcode.GET_PROPERTY, destination, object, body.key(name));
    }
  }

  /** The name that an index expression spells, if it is a string that is no array index. */
  static @Nullable String propertyName(Expression index) {
    return index instanceof Expression.StringLiteral literal && IndexKey.parse(literal.value()) < 0
        ? literal.value()
        : null;
  }

  /** {@code super.x} and {@code super[x]} as values. */
  void superProperty(Expression e, int destination) {
    int mark = body.registers.mark();
    int self = body.implicit.thisOperand(e.start());
    int key = superKey(e);
    int base = superBase(e);
    body.emitter.at(e.start()).emit(Opcode.GET_SUPER, destination, base, self, key);
    body.registers.release(mark);
  }

  /** A register with the key of a super property as written. */
  int superKey(Expression e) {
    if (e instanceof Expression.SuperIndex index) {
      return body.expressions.fresh(index.index());
    }
    int key = body.registers.allocate();
    body.loadString(key, ((Expression.SuperMember) e).name());
    return key;
  }

  /** A register with the object that super properties are looked up in. */
  int superBase(Expression e) {
    int base = body.registers.allocate();
    body.implicit.loadActiveFunction(base);
    body.emitter.at(e.start()).emit(Opcode.GET_SUPER_BASE, base, base);
    return base;
  }

  /** {@code delete operand} (sec-delete-operator). */
  void delete(Expression operand, int destination) {
    if (operand instanceof Expression.OptionalChain chain) {
      Label nullish = new Label();
      Label end = new Label();
      deleteProperty(chain.expression(), destination, nullish);
      body.emitter.jump(Opcode.JUMP, end);
      body.emitter.bind(nullish);
      body.emitter.emit(Opcode.LOAD_TRUE, destination);
      body.emitter.bind(end);
    } else {
      deleteProperty(operand, destination, null);
    }
  }

  private void deleteProperty(Expression operand, int destination, @Nullable Label nullish) {
    switch (operand.kind()) {
      case IDENTIFIER -> body.names.delete((Expression.Identifier) operand, destination);
      case MEMBER -> {
        Expression.Member member = (Expression.Member) operand;
        int object = deletedFrom(member.object(), member.optional(), nullish);
        body.emitter
            .at(member.end() - member.name().length())
            .emit(Opcode.DELETE_PROPERTY, destination, object, body.key(member.name()));
      }
      case INDEX -> {
        Expression.Index index = (Expression.Index) operand;
        int object = deletedFrom(index.object(), index.optional(), nullish);
        int key = body.expressions.operand(index.index());
        body.emitter
            .at(index.index().start())
            .emit(Opcode.DELETE_ELEMENT, destination, object, key);
      }
      case SUPER_MEMBER, SUPER_INDEX -> {
        body.implicit.thisOperand(operand.start());
        if (operand instanceof Expression.SuperIndex index) {
          body.expressions.effect(index.index());
        }
        body.emitter.at(operand.start());
        body.statements.throwError(ErrorKind.REFERENCE_ERROR, "Unsupported reference to 'super'");
      }
      default -> {
        body.expressions.effect(operand);
        body.emitter.emit(Opcode.LOAD_TRUE, destination);
      }
    }
  }

  private int deletedFrom(Expression object, boolean optional, @Nullable Label nullish) {
    int register = body.registers.allocate();
    walk(object, register, -1, nullish);
    if (optional && nullish != null) {
      body.emitter.jump(Opcode.JUMP_IF_NULLISH, nullish, register);
    }
    return register;
  }
}
