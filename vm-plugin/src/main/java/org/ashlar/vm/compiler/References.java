package org.ashlar.vm.compiler;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.vm.ast.Expression;
import org.ashlar.vm.ast.NodeKind;
import org.ashlar.vm.code.Opcode;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.scope.Resolution;

/** Evaluates, reads and writes assignment targets (sec-reference-record-specification-type). */
final class References {
  private final Body body;

  References(Body body) {
    this.body = body;
  }

  /**
   * Evaluates the parts of a target, into registers that survive what is evaluated next.
   *
   * @param later what is evaluated between this and the store
   * @param read whether the target is read before it is written, which converts a key once
   */
  Reference prepare(Expression target, List<Expression> later, boolean read) {
    switch (target.kind()) {
      case IDENTIFIER -> {
        Expression.Identifier name = (Expression.Identifier) target;
        Resolution resolution = body.names.resolution(name.id());
        boolean mayRunCode = !read && !later.isEmpty() && !isInert(later);
        int prepared = body.names.prepareAssignment(resolution, name.start(), mayRunCode);
        return Reference.name(resolution, prepared, name.start());
      }
      case MEMBER -> {
        Expression.Member member = (Expression.Member) target;
        int object = body.expressions.operandBefore(member.object(), later);
        return property(object, member.name(), member.end() - member.name().length());
      }
      case INDEX -> {
        return index((Expression.Index) target, later, read);
      }
      case PRIVATE_MEMBER -> {
        Expression.PrivateMember member = (Expression.PrivateMember) target;
        int object = body.expressions.operandBefore(member.object(), later);
        int name = body.names.privateName(member.name());
        return new Reference(
            Reference.Kind.PRIVATE, null, -1, object, name, -1, "", member.name().start());
      }
      case SUPER_MEMBER, SUPER_INDEX -> {
        int self = body.implicit.thisOperand(target.start());
        int key = body.chains.superKey(target);
        int base = body.chains.superBase(target);
        return new Reference(Reference.Kind.SUPER, null, -1, self, key, base, "", target.start());
      }
      default -> {
        body.expressions.effect(target);
        body.emitter.at(target.start());
        body.statements.throwError(
            ErrorKind.REFERENCE_ERROR, "Invalid left-hand side in assignment");
        return new Reference(Reference.Kind.INVALID, null, -1, -1, -1, -1, "", target.start());
      }
    }
  }

  private static boolean isInert(List<Expression> later) {
    for (Expression e : later) {
      switch (e.kind()) {
        case NULL_LITERAL,
            BOOLEAN_LITERAL,
            NUMBER_LITERAL,
            STRING_LITERAL,
            BIGINT_LITERAL,
            FUNCTION_EXPRESSION,
            REGEXP_LITERAL,
            THIS -> {}
        default -> {
          return false;
        }
      }
    }
    return true;
  }

  private static Reference property(int object, String name, int offset) {
    return new Reference(Reference.Kind.PROPERTY, null, -1, object, -1, -1, name, offset);
  }

  private Reference index(Expression.Index target, List<Expression> later, boolean read) {
    Expression index = target.index();
    String name = Chains.propertyName(index);
    if (name != null) {
      int object = body.expressions.operandBefore(target.object(), later);
      return property(object, name, index.start());
    }
    List<Expression> all = new ArrayList<>(later.size() + 1);
    all.add(index);
    all.addAll(later);
    int object = body.expressions.operandBefore(target.object(), all);
    int key = body.expressions.operandBefore(index, later);
    if (read && index.kind() != NodeKind.NUMBER_LITERAL) {
      int converted = body.registers.allocate();
      body.emitter.at(index.start()).emit(Opcode.TO_REFERENCE_KEY, converted, object, key);
      key = converted;
    }
    return new Reference(Reference.Kind.ELEMENT, null, -1, object, key, -1, "", index.start());
  }

  /** Reads the target. */
  void load(Reference reference, int destination) {
    switch (reference.kind()) {
      case NAME -> {
        Resolution resolution = reference.requireResolution();
        if (resolution.place() == Resolution.Place.DYNAMIC) {
          body.emitter
              .at(reference.offset())
              .emit(
                  Opcode.LOAD_RESOLVED_NAME,
                  destination,
                  reference.prepared(),
                  body.key(reference.name()));
        } else {
          body.names.load(resolution, destination, reference.offset());
        }
      }
      case PROPERTY ->
          body.chains.getProperty(
              destination, reference.object(), reference.name(), reference.offset());
      case ELEMENT -> emit(reference, Opcode.GET_ELEMENT, destination);
      case PRIVATE -> emit(reference, Opcode.GET_PRIVATE, destination);
      case SUPER ->
          body.emitter
              .at(reference.offset())
              .emit(
                  Opcode.GET_SUPER,
                  destination,
                  reference.base(),
                  reference.object(),
                  reference.key());
      case INVALID -> {}
    }
  }

  private void emit(Reference reference, Opcode opcode, int destination) {
    body.emitter
        .at(reference.offset())
        .emit(opcode, destination, reference.object(), reference.key());
  }

  /** Writes the target. */
  void store(Reference reference, int value) {
    Emitter emitter = body.emitter.at(reference.offset());
    switch (reference.kind()) {
      case NAME ->
          body.names.assign(
              reference.requireResolution(), reference.prepared(), value, reference.offset());
      case PROPERTY ->
          emitter.emit(Opcode.SET_PROPERTY, reference.object(), body.key(reference.name()), value);
      case ELEMENT -> emitter.emit(Opcode.SET_ELEMENT, reference.object(), reference.key(), value);
      case PRIVATE -> emitter.emit(Opcode.SET_PRIVATE, reference.object(), reference.key(), value);
      case SUPER ->
          emitter.emit(
              Opcode.SET_SUPER, reference.base(), reference.object(), reference.key(), value);
      case INVALID -> {}
    }
  }
}
