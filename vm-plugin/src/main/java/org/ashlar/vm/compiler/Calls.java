package org.ashlar.vm.compiler;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.vm.ast.Expression;
import org.ashlar.vm.ast.NodeKind;
import org.ashlar.vm.ast.TemplateElement;
import org.ashlar.vm.code.Opcode;
import org.ashlar.vm.code.TemplateLiteral;
import org.jspecify.annotations.Nullable;

/** Calls, constructions and their argument lists (sec-function-calls, sec-new-operator). */
final class Calls {
  /** Longer argument lists travel in an array, so that no frame needs that many registers. */
  private static final int ARGUMENT_REGISTER_LIMIT = 64;

  private final Body body;

  Calls(Body body) {
    this.body = body;
  }

  /** The expressions that a call link evaluates after its callee. */
  static List<Expression> arguments(Expression call) {
    return call instanceof Expression.Call c
        ? c.arguments()
        : ((Expression.TaggedTemplate) call).template().expressions();
  }

  /** Calls what is in a register: a call or a tagged template. */
  void call(Expression link, int function, int receiver, int destination) {
    int mark = body.registers.mark();
    if (link instanceof Expression.TaggedTemplate tagged) {
      taggedTemplate(tagged, function, receiver, destination);
    } else {
      Expression.Call call = (Expression.Call) link;
      int offset = callOffset(call);
      if (call.directEval()) {
        directEval(call, function, receiver, destination);
      } else if (needsArray(call.arguments())) {
        int array = argumentArray(call.arguments());
        body.emitter.at(offset).emit(Opcode.CALL_SPREAD, destination, function, receiver, array);
      } else {
        int count = call.arguments().size();
        int first = argumentRange(call.arguments());
        body.emitter.at(offset).emit(Opcode.CALL, destination, function, receiver, first, count);
      }
    }
    body.registers.release(mark);
  }

  /** A call is reported at the name right before its parenthesis, or else at the parenthesis. */
  private static int callOffset(Expression.Call call) {
    return switch (call.callee().kind()) {
      case MEMBER -> {
        Expression.Member member = (Expression.Member) call.callee();
        yield member.end() - member.name().length();
      }
      case PRIVATE_MEMBER -> ((Expression.PrivateMember) call.callee()).name().start();
      case CALL, INDEX -> call.callee().end();
      default -> call.start();
    };
  }

  private static boolean needsArray(List<Expression> arguments) {
    if (arguments.size() > ARGUMENT_REGISTER_LIMIT) {
      return true;
    }
    for (Expression argument : arguments) {
      if (argument.kind() == NodeKind.SPREAD) {
        return true;
      }
    }
    return false;
  }

  /** The first of the registers that hold the arguments. */
  private int argumentRange(List<Expression> arguments) {
    if (arguments.isEmpty()) {
      return 0;
    }
    if (arguments.size() == 1) {
      int register = body.expressions.operand(arguments.getFirst());
      if (!Registers.isPending(register)) {
        return register;
      }
    }
    int first = body.registers.allocate(arguments.size());
    for (int i = 0; i < arguments.size(); i++) {
      body.expressions.into(arguments.get(i), first + i);
    }
    return first;
  }

  private int argumentArray(List<Expression> arguments) {
    int array = body.registers.allocate();
    body.literals.elements(arguments, array);
    return array;
  }

  private void directEval(Expression.Call call, int function, int receiver, int destination) {
    int scope = body.emitter.constant(body.functions.evalScope());
    int environment = body.currentEnvironment();
    if (needsArray(call.arguments())) {
      int array = argumentArray(call.arguments());
      body.emitter
          .at(call.start())
          .emit(
              Opcode.CALL_EVAL_SPREAD, destination, function, receiver, array, environment, scope);
    } else {
      int first = argumentRange(call.arguments());
      body.emitter
          .at(call.start())
          .emit(
              Opcode.CALL_EVAL,
              destination,
              function,
              receiver,
              first,
              call.arguments().size(),
              environment,
              scope);
    }
  }

  private void taggedTemplate(
      Expression.TaggedTemplate tagged, int function, int receiver, int destination) {
    List<TemplateElement> strings = tagged.template().strings();
    @Nullable String[] cooked = new @Nullable String[strings.size()];
    List<String> raw = new ArrayList<>(strings.size());
    for (int i = 0; i < cooked.length; i++) {
      cooked[i] = strings.get(i).cooked();
      raw.add(strings.get(i).raw());
    }
    List<Expression> values = tagged.template().expressions();
    int first = body.registers.allocate(values.size() + 1);
    body.emitter.emit(
        Opcode.TEMPLATE_OBJECT,
        first,
        body.emitter.constant(new TemplateLiteral(cooked, List.copyOf(raw))));
    for (int i = 0; i < values.size(); i++) {
      body.expressions.into(values.get(i), first + 1 + i);
    }
    body.emitter
        .at(tagged.template().start())
        .emit(Opcode.CALL, destination, function, receiver, first, values.size() + 1);
  }

  void construct(Expression.New e, int destination) {
    int mark = body.registers.mark();
    int function = body.expressions.operandBefore(e.callee(), e.arguments());
    if (needsArray(e.arguments())) {
      int array = argumentArray(e.arguments());
      body.emitter.at(e.start()).emit(Opcode.CONSTRUCT_SPREAD, destination, function, array);
    } else {
      int first = argumentRange(e.arguments());
      body.emitter
          .at(e.start())
          .emit(Opcode.CONSTRUCT, destination, function, first, e.arguments().size());
    }
    body.registers.release(mark);
  }

  /** {@code super(...)} (sec-super-keyword-runtime-semantics-evaluation). */
  void superCall(Expression.SuperCall e, int destination) {
    int mark = body.registers.mark();
    int active = body.registers.allocate();
    int parent = body.registers.allocate();
    body.implicit.loadActiveFunction(active);
    body.emitter.at(e.start()).emit(Opcode.GET_SUPER_CONSTRUCTOR, parent, active);
    boolean array = needsArray(e.arguments());
    int first = array ? argumentArray(e.arguments()) : argumentRange(e.arguments());
    int target = body.registers.allocate();
    body.implicit.loadNewTarget(target);
    body.emitter.at(e.start());
    int result = body.registers.allocate();
    if (array) {
      body.emitter.emit(Opcode.SUPER_CALL_SPREAD, result, parent, first, target);
    } else {
      body.emitter.emit(Opcode.SUPER_CALL, result, parent, first, e.arguments().size(), target);
    }
    finishSuperCall(active, result, e.start());
    body.move(destination, result);
    body.registers.release(mark);
  }

  /** What follows the return of the parent constructor: bind this, initialise fields. */
  void finishSuperCall(int active, int result, int offset) {
    body.implicit.bindThis(result, offset);
    body.emitter.at(offset).emit(Opcode.INITIALIZE_FIELDS, active, result);
  }

  void importCall(Expression.ImportCall e, int destination) {
    int mark = body.registers.mark();
    Expression options = e.options();
    int specifier =
        options == null
            ? body.expressions.operand(e.specifier())
            : body.expressions.operandBefore(e.specifier(), options);
    int given = options == null ? Registers.UNDEFINED : body.expressions.operand(options);
    body.emitter
        .at(e.start())
        .emit(
            Opcode.IMPORT_CALL,
            destination,
            specifier,
            given,
            ModuleEntries.phase(e.phase()).ordinal());
    body.registers.release(mark);
  }
}
