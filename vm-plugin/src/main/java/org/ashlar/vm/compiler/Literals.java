package org.ashlar.vm.compiler;

import java.util.List;
import org.ashlar.vm.ast.Expression;
import org.ashlar.vm.ast.FunctionKind;
import org.ashlar.vm.ast.FunctionNode;
import org.ashlar.vm.ast.NodeKind;
import org.ashlar.vm.ast.ObjectProperty;
import org.ashlar.vm.ast.PropertyName;
import org.ashlar.vm.ast.TemplateElement;
import org.ashlar.vm.code.Opcode;
import org.ashlar.vm.code.RegExpLiteral;
import org.ashlar.vm.value.IndexKey;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.NumberToText;
import org.jspecify.annotations.Nullable;

/** Literals and initialisers (sec-primary-expression-literals, sec-object-initializer ff.). */
final class Literals {
  /** Elements beyond this many are appended one by one, to keep frames small. */
  private static final int ELEMENT_REGISTER_LIMIT = 32;

  /** Of the kind operand of DEFINE_METHOD. */
  static final int METHOD = 0;

  static final int GETTER = 1;
  static final int SETTER = 2;
  static final int ENUMERABLE = 4;

  private final Body body;

  Literals(Body body) {
    this.body = body;
  }

  void number(Number value, int destination) {
    if (value instanceof Integer i) {
      body.emitter.emit(Opcode.LOAD_INT, destination, i);
    } else {
      body.emitter.emit(Opcode.LOAD_CONSTANT, destination, body.emitter.constant(value));
    }
  }

  void regExp(Expression.RegExpLiteral e, int destination) {
    body.emitter
        .at(e.start())
        .emit(
            Opcode.NEW_REGEXP,
            destination,
            body.emitter.constant(new RegExpLiteral(e.pattern(), e.flags())));
  }

  /** Text of a template without a tag; each value becomes a string before the next is computed. */
  void template(Expression.TemplateLiteral e, int destination) {
    int mark = body.registers.mark();
    int text = body.registers.allocate();
    int part = body.registers.allocate();
    boolean started = false;
    List<TemplateElement> strings = e.strings();
    for (int i = 0; i < strings.size(); i++) {
      String cooked = strings.get(i).cooked();
      if (cooked != null && (!cooked.isEmpty() || strings.size() == 1)) {
        body.loadString(started ? part : text, cooked);
        append(started, text, part, e.start());
        started = true;
      }
      if (i < e.expressions().size()) {
        Expression value = e.expressions().get(i);
        int inner = body.registers.mark();
        int operand = body.expressions.operand(value);
        body.emitter.at(value.start()).emit(Opcode.TO_STRING, started ? part : text, operand);
        body.registers.release(inner);
        append(started, text, part, e.start());
        started = true;
      }
    }
    body.move(destination, text);
    body.registers.release(mark);
  }

  private void append(boolean started, int text, int part, int offset) {
    if (started) {
      body.emitter.at(offset).emit(Opcode.ADD, text, text, part);
    }
  }

  void array(Expression.ArrayLiteral e, int destination) {
    @Nullable Object @Nullable [] constants = constantElements(e.elements());
    if (constants != null) {
      body.emitter.emit(Opcode.NEW_ARRAY_COPY, destination, body.emitter.constant(constants));
      return;
    }
    int mark = body.registers.mark();
    int array = body.registers.allocate();
    elements(e.elements(), array);
    body.move(destination, array);
    body.registers.release(mark);
  }

  /** The elements if all are primitive literals, else null. */
  private static @Nullable Object @Nullable [] constantElements(List<Expression> elements) {
    if (elements.isEmpty()) {
      return null;
    }
    @Nullable Object[] result = new @Nullable Object[elements.size()];
    for (int i = 0; i < result.length; i++) {
      Expression e = elements.get(i);
      switch (e.kind()) {
        case NUMBER_LITERAL -> result[i] = ((Expression.NumberLiteral) e).value();
        case STRING_LITERAL -> result[i] = ((Expression.StringLiteral) e).value();
        case BOOLEAN_LITERAL -> result[i] = ((Expression.BooleanLiteral) e).value();
        case NULL_LITERAL -> result[i] = JsNull.NULL;
        case ELISION -> result[i] = null;
        case UNARY -> {
          Number negative = negativeNumber((Expression.Unary) e);
          if (negative == null) {
            return null;
          }
          result[i] = negative;
        }
        default -> {
          return null;
        }
      }
    }
    return result;
  }

  private static @Nullable Number negativeNumber(Expression.Unary e) {
    if (e.operator() == org.ashlar.vm.ast.UnaryOperator.MINUS
        && e.operand() instanceof Expression.NumberLiteral literal) {
      return literal.value() instanceof Integer i && i != 0 && i != Integer.MIN_VALUE
          ? (Number) (-i)
          : (Number) (-literal.value().doubleValue());
    }
    return null;
  }

  /** Makes an array of elements, spread ones and holes included, in a register of no variable. */
  void elements(List<Expression> elements, int array) {
    int mark = body.registers.mark();
    int count = 0;
    while (count < elements.size()
        && count < ELEMENT_REGISTER_LIMIT
        && elements.get(count).kind() != NodeKind.SPREAD) {
      count++;
    }
    int first = count == 0 ? 0 : body.registers.allocate(count);
    for (int i = 0; i < count; i++) {
      element(elements.get(i), first + i);
    }
    body.emitter.emit(Opcode.NEW_ARRAY, array, first, count);
    body.registers.release(mark);
    for (int i = count; i < elements.size(); i++) {
      Expression e = elements.get(i);
      if (e instanceof Expression.Spread spread) {
        int values = body.expressions.operand(spread.argument());
        body.emitter.at(spread.argument().start()).emit(Opcode.ARRAY_SPREAD, array, values);
      } else {
        int value = body.registers.allocate();
        element(e, value);
        body.emitter.emit(Opcode.ARRAY_APPEND, array, value);
      }
      body.registers.release(mark);
    }
  }

  private void element(Expression e, int destination) {
    if (e.kind() == NodeKind.ELISION) {
      body.emitter.emit(Opcode.LOAD_EMPTY, destination);
    } else {
      body.expressions.into(e, destination);
    }
  }

  void object(Expression.ObjectLiteral e, int destination) {
    int mark = body.registers.mark();
    int object = body.registers.allocate();
    body.emitter.emit(Opcode.NEW_OBJECT, object);
    int inner = body.registers.mark();
    for (ObjectProperty property : e.properties()) {
      property(property, object);
      body.registers.release(inner);
    }
    body.move(destination, object);
    body.registers.release(mark);
  }

  private void property(ObjectProperty property, int object) {
    switch (property.kind()) {
      case KEY_VALUE -> keyValue((ObjectProperty.KeyValue) property, object);
      case METHOD_PROPERTY -> {
        ObjectProperty.Method method = (ObjectProperty.Method) property;
        method(method.name(), method.function(), object, ENUMERABLE);
      }
      case SPREAD_PROPERTY -> {
        int source = body.expressions.operand(((ObjectProperty.Spread) property).argument());
        body.emitter.at(property.start()).emit(Opcode.COPY_DATA_PROPERTIES, object, source, 0, 0);
      }
      case PROTOTYPE_PROPERTY -> {
        int value = body.expressions.operand(((ObjectProperty.Prototype) property).value());
        body.emitter.emit(Opcode.SET_LITERAL_PROTOTYPE, object, value);
      }
      default -> throw new AssertionError(property.kind());
    }
  }

  private void keyValue(ObjectProperty.KeyValue pair, int object) {
    String name = fixedName(pair.name());
    if (name != null && IndexKey.parse(name) < 0) {
      int value;
      if (pair.value().isAnonymousFunctionDefinition()) {
        value = body.registers.allocate();
        body.expressions.intoNamed(pair.value(), name, value);
      } else {
        value = body.expressions.operand(pair.value());
      }
      body.emitter.at(pair.start()).emit(Opcode.DEFINE_FIELD, object, body.key(name), value);
      return;
    }
    int key = propertyKey(pair.name());
    int value;
    if (pair.value().isAnonymousFunctionDefinition()) {
      value = body.registers.allocate();
      body.expressions.intoNamedByKey(pair.value(), key, value);
    } else {
      value = body.expressions.operand(pair.value());
    }
    body.emitter.at(pair.start()).emit(Opcode.DEFINE_ELEMENT, object, key, value);
  }

  /** The property name as a string if it is known, else null. */
  static @Nullable String fixedName(PropertyName name) {
    return switch (name.kind()) {
      case LITERAL_NAME -> ((PropertyName.Literal) name).name();
      case NUMERIC_NAME -> NumberToText.toText(((PropertyName.Numeric) name).value().doubleValue());
      default -> null;
    };
  }

  /** A register with the value of a property key; computed names are converted. */
  int propertyKey(PropertyName name) {
    int key = body.registers.allocate();
    if (name instanceof PropertyName.Computed computed) {
      int mark = body.registers.mark();
      int value = body.expressions.operand(computed.expression());
      body.emitter.at(computed.expression().start()).emit(Opcode.TO_PROPERTY_KEY, key, value);
      body.registers.release(mark);
    } else {
      fixedKey(fixedName(name), key);
    }
    return key;
  }

  private void fixedKey(@Nullable String name, int key) {
    if (name == null) {
      throw new AssertionError("private names are no property keys");
    }
    long index = IndexKey.parse(name);
    if (index >= 0 && index <= Integer.MAX_VALUE) {
      body.emitter.emit(Opcode.LOAD_INT, key, (int) index);
    } else {
      body.loadString(key, name);
    }
  }

  /**
   * Defines a method, getter or setter of an object literal or class.
   *
   * @param enumerable {@link #ENUMERABLE} or 0
   */
  void method(PropertyName name, FunctionNode function, int object, int enumerable) {
    String fixed = fixedName(name);
    int value = body.registers.allocate();
    if (fixed != null
        && methodKind(function) == METHOD
        && enumerable == ENUMERABLE
        && IndexKey.parse(fixed) < 0) {
      body.functions.method(function, fixed, object, value);
      body.emitter.at(name.start()).emit(Opcode.DEFINE_FIELD, object, body.key(fixed), value);
    } else {
      defineMethod(name, function, object, value, enumerable);
    }
  }

  /** Defines a method of a class whose function another instruction uses too; its key. */
  int classMethod(PropertyName name, FunctionNode function, int object, int value) {
    return defineMethod(name, function, object, value, 0);
  }

  private int defineMethod(
      PropertyName name, FunctionNode function, int object, int value, int enumerable) {
    int kind = methodKind(function);
    String fixed = fixedName(name);
    int key = propertyKey(name);
    if (fixed != null) {
      body.functions.method(function, methodName(kind, fixed), object, value);
    } else {
      body.functions.method(function, "", object, value);
      body.emitter.emit(Opcode.SET_FUNCTION_NAME, value, key, kind);
    }
    body.emitter.at(name.start()).emit(Opcode.DEFINE_METHOD, object, value, key, kind | enumerable);
    return key;
  }

  static int methodKind(FunctionNode function) {
    return function.functionKind() == FunctionKind.GETTER
        ? GETTER
        : function.functionKind() == FunctionKind.SETTER ? SETTER : METHOD;
  }

  static String methodName(int kind, String name) {
    return switch (kind) {
      case GETTER -> "get " + name;
      case SETTER -> "set " + name;
      default -> name;
    };
  }
}
