package org.ashlar.vm.code;

import static org.ashlar.vm.code.Operand.CONSTANT;
import static org.ashlar.vm.code.Operand.COUNT;
import static org.ashlar.vm.code.Operand.DEST;
import static org.ashlar.vm.code.Operand.FEEDBACK;
import static org.ashlar.vm.code.Operand.FUNCTION;
import static org.ashlar.vm.code.Operand.GLOBAL;
import static org.ashlar.vm.code.Operand.HOPS;
import static org.ashlar.vm.code.Operand.IMMEDIATE;
import static org.ashlar.vm.code.Operand.KEY;
import static org.ashlar.vm.code.Operand.RANGE;
import static org.ashlar.vm.code.Operand.SLOT;
import static org.ashlar.vm.code.Operand.SOURCE;
import static org.ashlar.vm.code.Operand.TARGET;

import java.util.List;

/**
 * The instruction set, one row an opcode; emitter checks, disassembler, verifier and documentation
 * derive from it.
 *
 * <p>An instruction is its opcode word followed by its operand words in the order of the row. The
 * {@code int} constants of {@link Op} name the same numbers for switches. Jump targets are absolute
 * word indices. Environments are values in registers that guest code cannot see, so that leaving a
 * block by an exception needs no restoring of a current scope. Any instruction may throw unless
 * {@link #pure} says otherwise.
 */
public enum Opcode {
  NOP(Op.NOP, Flow.NEXT, true, "does nothing"),

  // Constants and moves
  MOVE(Op.MOVE, Flow.NEXT, true, "d = s", DEST, SOURCE),
  LOAD_CONSTANT(Op.LOAD_CONSTANT, Flow.NEXT, true, "d = constant", DEST, CONSTANT),
  LOAD_INT(Op.LOAD_INT, Flow.NEXT, true, "d = immediate int", DEST, IMMEDIATE),
  LOAD_UNDEFINED(Op.LOAD_UNDEFINED, Flow.NEXT, true, "d = undefined", DEST),
  LOAD_NULL(Op.LOAD_NULL, Flow.NEXT, true, "d = null", DEST),
  LOAD_TRUE(Op.LOAD_TRUE, Flow.NEXT, true, "d = true", DEST),
  LOAD_FALSE(Op.LOAD_FALSE, Flow.NEXT, true, "d = false", DEST),
  LOAD_EMPTY(
      Op.LOAD_EMPTY, Flow.NEXT, true, "d = absent: an uninitialised binding or a hole", DEST),
  LOAD_THIS(
      Op.LOAD_THIS,
      Flow.NEXT,
      true,
      "d = this of the frame; absent in a derived constructor before super()",
      DEST),
  LOAD_CALLEE(Op.LOAD_CALLEE, Flow.NEXT, true, "d = the running function object", DEST),
  LOAD_NEW_TARGET(
      Op.LOAD_NEW_TARGET, Flow.NEXT, true, "d = new.target of the frame or undefined", DEST),
  LOAD_GLOBAL_THIS(
      Op.LOAD_GLOBAL_THIS, Flow.NEXT, true, "d = global this value of the realm", DEST),
  LOAD_CLOSURE_ENVIRONMENT(
      Op.LOAD_CLOSURE_ENVIRONMENT,
      Flow.NEXT,
      true,
      "d = environment the running function closed over",
      DEST),
  CHECK_INITIALIZED(
      Op.CHECK_INITIALIZED,
      Flow.NEXT,
      false,
      "ReferenceError naming key if s is absent",
      SOURCE,
      KEY),
  CHECK_THIS(
      Op.CHECK_THIS,
      Flow.NEXT,
      false,
      "ReferenceError if s (a derived constructor's this) is absent",
      SOURCE),
  CHECK_OBJECT_COERCIBLE(
      Op.CHECK_OBJECT_COERCIBLE,
      Flow.NEXT,
      false,
      "TypeError if s is undefined or null (destructuring)",
      SOURCE),

  // Arithmetic; feedback collects operand kinds
  ADD(Op.ADD, Flow.NEXT, false, "d = a + b", DEST, SOURCE, SOURCE, FEEDBACK),
  SUB(Op.SUB, Flow.NEXT, false, "d = a - b", DEST, SOURCE, SOURCE, FEEDBACK),
  MUL(Op.MUL, Flow.NEXT, false, "d = a * b", DEST, SOURCE, SOURCE, FEEDBACK),
  DIV(Op.DIV, Flow.NEXT, false, "d = a / b", DEST, SOURCE, SOURCE, FEEDBACK),
  MOD(Op.MOD, Flow.NEXT, false, "d = a % b", DEST, SOURCE, SOURCE, FEEDBACK),
  EXP(Op.EXP, Flow.NEXT, false, "d = a ** b", DEST, SOURCE, SOURCE, FEEDBACK),
  BIT_AND(Op.BIT_AND, Flow.NEXT, false, "d = a & b", DEST, SOURCE, SOURCE, FEEDBACK),
  BIT_OR(Op.BIT_OR, Flow.NEXT, false, "d = a | b", DEST, SOURCE, SOURCE, FEEDBACK),
  BIT_XOR(Op.BIT_XOR, Flow.NEXT, false, "d = a ^ b", DEST, SOURCE, SOURCE, FEEDBACK),
  SHIFT_LEFT(Op.SHIFT_LEFT, Flow.NEXT, false, "d = a << b", DEST, SOURCE, SOURCE, FEEDBACK),
  SHIFT_RIGHT(Op.SHIFT_RIGHT, Flow.NEXT, false, "d = a >> b", DEST, SOURCE, SOURCE, FEEDBACK),
  SHIFT_RIGHT_UNSIGNED(
      Op.SHIFT_RIGHT_UNSIGNED, Flow.NEXT, false, "d = a >>> b", DEST, SOURCE, SOURCE, FEEDBACK),
  ADD_INT(Op.ADD_INT, Flow.NEXT, false, "d = a + immediate", DEST, SOURCE, IMMEDIATE, FEEDBACK),
  SUB_INT(Op.SUB_INT, Flow.NEXT, false, "d = a - immediate", DEST, SOURCE, IMMEDIATE, FEEDBACK),
  MUL_INT(Op.MUL_INT, Flow.NEXT, false, "d = a * immediate", DEST, SOURCE, IMMEDIATE, FEEDBACK),
  BIT_AND_INT(
      Op.BIT_AND_INT, Flow.NEXT, false, "d = a & immediate", DEST, SOURCE, IMMEDIATE, FEEDBACK),
  BIT_OR_INT(
      Op.BIT_OR_INT, Flow.NEXT, false, "d = a | immediate", DEST, SOURCE, IMMEDIATE, FEEDBACK),
  SHIFT_LEFT_INT(
      Op.SHIFT_LEFT_INT, Flow.NEXT, false, "d = a << immediate", DEST, SOURCE, IMMEDIATE, FEEDBACK),
  SHIFT_RIGHT_INT(
      Op.SHIFT_RIGHT_INT,
      Flow.NEXT,
      false,
      "d = a >> immediate",
      DEST,
      SOURCE,
      IMMEDIATE,
      FEEDBACK),
  NEGATE(Op.NEGATE, Flow.NEXT, false, "d = -a", DEST, SOURCE, FEEDBACK),
  BIT_NOT(Op.BIT_NOT, Flow.NEXT, false, "d = ~a", DEST, SOURCE, FEEDBACK),
  INCREMENT(Op.INCREMENT, Flow.NEXT, false, "d = ToNumeric(a) + 1", DEST, SOURCE, FEEDBACK),
  DECREMENT(Op.DECREMENT, Flow.NEXT, false, "d = ToNumeric(a) - 1", DEST, SOURCE, FEEDBACK),
  TO_NUMBER(Op.TO_NUMBER, Flow.NEXT, false, "d = ToNumber(a) (unary plus)", DEST, SOURCE, FEEDBACK),
  TO_NUMERIC(
      Op.TO_NUMERIC,
      Flow.NEXT,
      false,
      "d = ToNumeric(a) (postfix operators)",
      DEST,
      SOURCE,
      FEEDBACK),
  TO_STRING(Op.TO_STRING, Flow.NEXT, false, "d = ToString(a) (template literals)", DEST, SOURCE),
  TO_PROPERTY_KEY(
      Op.TO_PROPERTY_KEY,
      Flow.NEXT,
      false,
      "d = ToPropertyKey(a) as a value: string, symbol or int",
      DEST,
      SOURCE),
  TO_REFERENCE_KEY(
      Op.TO_REFERENCE_KEY,
      Flow.NEXT,
      false,
      "d = ToPropertyKey(k) of o[k] as a value, after a TypeError if o is undefined or null"
          + " (compound assignment)",
      DEST,
      SOURCE,
      SOURCE),
  TO_OBJECT(Op.TO_OBJECT, Flow.NEXT, false, "d = ToObject(a)", DEST, SOURCE),
  NOT(Op.NOT, Flow.NEXT, true, "d = !a", DEST, SOURCE),
  TYPEOF(Op.TYPEOF, Flow.NEXT, true, "d = typeof a", DEST, SOURCE),

  // Comparison
  LESS(Op.LESS, Flow.NEXT, false, "d = a < b", DEST, SOURCE, SOURCE, FEEDBACK),
  LESS_EQUAL(Op.LESS_EQUAL, Flow.NEXT, false, "d = a <= b", DEST, SOURCE, SOURCE, FEEDBACK),
  GREATER(Op.GREATER, Flow.NEXT, false, "d = a > b", DEST, SOURCE, SOURCE, FEEDBACK),
  GREATER_EQUAL(Op.GREATER_EQUAL, Flow.NEXT, false, "d = a >= b", DEST, SOURCE, SOURCE, FEEDBACK),
  EQUAL(Op.EQUAL, Flow.NEXT, false, "d = a == b", DEST, SOURCE, SOURCE, FEEDBACK),
  NOT_EQUAL(Op.NOT_EQUAL, Flow.NEXT, false, "d = a != b", DEST, SOURCE, SOURCE, FEEDBACK),
  STRICT_EQUAL(Op.STRICT_EQUAL, Flow.NEXT, true, "d = a === b", DEST, SOURCE, SOURCE, FEEDBACK),
  STRICT_NOT_EQUAL(
      Op.STRICT_NOT_EQUAL, Flow.NEXT, true, "d = a !== b", DEST, SOURCE, SOURCE, FEEDBACK),
  INSTANCE_OF(
      Op.INSTANCE_OF, Flow.NEXT, false, "d = a instanceof b", DEST, SOURCE, SOURCE, FEEDBACK),
  IN(Op.IN, Flow.NEXT, false, "d = a in b", DEST, SOURCE, SOURCE, FEEDBACK),

  // Jumps
  JUMP(
      Op.JUMP,
      Flow.JUMP,
      true,
      "goto target; the target of a backward jump is a LOOP_HEADER",
      TARGET),
  JUMP_IF_TRUE(Op.JUMP_IF_TRUE, Flow.BRANCH, true, "goto target if ToBoolean(a)", SOURCE, TARGET),
  JUMP_IF_FALSE(
      Op.JUMP_IF_FALSE, Flow.BRANCH, true, "goto target if not ToBoolean(a)", SOURCE, TARGET),
  JUMP_IF_NULLISH(
      Op.JUMP_IF_NULLISH,
      Flow.BRANCH,
      true,
      "goto target if a is undefined or null",
      SOURCE,
      TARGET),
  JUMP_IF_NOT_NULLISH(
      Op.JUMP_IF_NOT_NULLISH,
      Flow.BRANCH,
      true,
      "goto target if a is neither undefined nor null",
      SOURCE,
      TARGET),
  JUMP_IF_UNDEFINED(
      Op.JUMP_IF_UNDEFINED, Flow.BRANCH, true, "goto target if a is undefined", SOURCE, TARGET),
  JUMP_IF_NOT_UNDEFINED(
      Op.JUMP_IF_NOT_UNDEFINED,
      Flow.BRANCH,
      true,
      "goto target if a is not undefined",
      SOURCE,
      TARGET),
  JUMP_IF_EMPTY(Op.JUMP_IF_EMPTY, Flow.BRANCH, true, "goto target if a is absent", SOURCE, TARGET),
  JUMP_IF_INT(
      Op.JUMP_IF_INT,
      Flow.BRANCH,
      true,
      "goto target if a is the int immediate (completion kinds)",
      SOURCE,
      IMMEDIATE,
      TARGET),
  JUMP_IF_LESS(
      Op.JUMP_IF_LESS,
      Flow.BRANCH,
      false,
      "goto target if a < b",
      SOURCE,
      SOURCE,
      TARGET,
      FEEDBACK),
  JUMP_IF_NOT_LESS(
      Op.JUMP_IF_NOT_LESS,
      Flow.BRANCH,
      false,
      "goto target if not a < b",
      SOURCE,
      SOURCE,
      TARGET,
      FEEDBACK),
  JUMP_IF_LESS_EQUAL(
      Op.JUMP_IF_LESS_EQUAL,
      Flow.BRANCH,
      false,
      "goto target if a <= b",
      SOURCE,
      SOURCE,
      TARGET,
      FEEDBACK),
  JUMP_IF_NOT_LESS_EQUAL(
      Op.JUMP_IF_NOT_LESS_EQUAL,
      Flow.BRANCH,
      false,
      "goto target if not a <= b",
      SOURCE,
      SOURCE,
      TARGET,
      FEEDBACK),
  JUMP_IF_GREATER(
      Op.JUMP_IF_GREATER,
      Flow.BRANCH,
      false,
      "goto target if a > b",
      SOURCE,
      SOURCE,
      TARGET,
      FEEDBACK),
  JUMP_IF_NOT_GREATER(
      Op.JUMP_IF_NOT_GREATER,
      Flow.BRANCH,
      false,
      "goto target if not a > b",
      SOURCE,
      SOURCE,
      TARGET,
      FEEDBACK),
  JUMP_IF_GREATER_EQUAL(
      Op.JUMP_IF_GREATER_EQUAL,
      Flow.BRANCH,
      false,
      "goto target if a >= b",
      SOURCE,
      SOURCE,
      TARGET,
      FEEDBACK),
  JUMP_IF_NOT_GREATER_EQUAL(
      Op.JUMP_IF_NOT_GREATER_EQUAL,
      Flow.BRANCH,
      false,
      "goto target if not a >= b",
      SOURCE,
      SOURCE,
      TARGET,
      FEEDBACK),
  JUMP_IF_EQUAL(
      Op.JUMP_IF_EQUAL,
      Flow.BRANCH,
      false,
      "goto target if a == b",
      SOURCE,
      SOURCE,
      TARGET,
      FEEDBACK),
  JUMP_IF_NOT_EQUAL(
      Op.JUMP_IF_NOT_EQUAL,
      Flow.BRANCH,
      false,
      "goto target if a != b",
      SOURCE,
      SOURCE,
      TARGET,
      FEEDBACK),
  JUMP_IF_STRICT_EQUAL(
      Op.JUMP_IF_STRICT_EQUAL,
      Flow.BRANCH,
      true,
      "goto target if a === b",
      SOURCE,
      SOURCE,
      TARGET,
      FEEDBACK),
  JUMP_IF_STRICT_NOT_EQUAL(
      Op.JUMP_IF_STRICT_NOT_EQUAL,
      Flow.BRANCH,
      true,
      "goto target if a !== b",
      SOURCE,
      SOURCE,
      TARGET,
      FEEDBACK),
  LOOP_HEADER(
      Op.LOOP_HEADER,
      Flow.NEXT,
      false,
      "head of a loop: poll, back-edge count, OSR entry",
      FEEDBACK),

  // Environments (clause 9.1)
  NEW_ENVIRONMENT(
      Op.NEW_ENVIRONMENT,
      Flow.NEXT,
      true,
      "d = declarative environment of n absent slots, outer p",
      DEST,
      SOURCE,
      IMMEDIATE),
  COPY_ENVIRONMENT(
      Op.COPY_ENVIRONMENT,
      Flow.NEXT,
      true,
      "d = copy of the environment s, same outer (per-iteration bindings)",
      DEST,
      SOURCE),
  LOAD_SLOT(
      Op.LOAD_SLOT,
      Flow.NEXT,
      true,
      "d = slot of the environment hops out of e",
      DEST,
      SOURCE,
      HOPS,
      SLOT),
  LOAD_SLOT_CHECKED(
      Op.LOAD_SLOT_CHECKED,
      Flow.NEXT,
      false,
      "LOAD_SLOT; ReferenceError naming key if absent",
      DEST,
      SOURCE,
      HOPS,
      SLOT,
      KEY),
  STORE_SLOT(
      Op.STORE_SLOT,
      Flow.NEXT,
      true,
      "slot of the environment hops out of e = v",
      SOURCE,
      HOPS,
      SLOT,
      SOURCE),
  STORE_SLOT_CHECKED(
      Op.STORE_SLOT_CHECKED,
      Flow.NEXT,
      false,
      "STORE_SLOT; ReferenceError naming key if the slot is absent",
      SOURCE,
      HOPS,
      SLOT,
      SOURCE,
      KEY),
  LOAD_IMPORT(
      Op.LOAD_IMPORT,
      Flow.NEXT,
      false,
      "d = value of the import cell in a module environment's slot",
      DEST,
      SOURCE,
      HOPS,
      SLOT,
      KEY),
  THROW_CONST_ASSIGNMENT(
      Op.THROW_CONST_ASSIGNMENT, Flow.THROW, false, "TypeError: assignment to constant key", KEY),
  NEW_NAMED_ENVIRONMENT(
      Op.NEW_NAMED_ENVIRONMENT,
      Flow.NEXT,
      true,
      "d = environment with the names of constant ScopeNames, outer p",
      DEST,
      SOURCE,
      CONSTANT),
  NEW_OBJECT_ENVIRONMENT(
      Op.NEW_OBJECT_ENVIRONMENT,
      Flow.NEXT,
      false,
      "(d, p, o) d = object environment of a with statement, outer p, object o",
      DEST,
      SOURCE,
      SOURCE),
  LOAD_NAME(
      Op.LOAD_NAME,
      Flow.NEXT,
      false,
      "d = binding key looked up by name from e; ReferenceError if none",
      DEST,
      SOURCE,
      KEY),
  TYPEOF_NAME(
      Op.TYPEOF_NAME,
      Flow.NEXT,
      false,
      "d = typeof of a name; undefined if unresolvable",
      DEST,
      SOURCE,
      KEY),
  RESOLVE_NAME(
      Op.RESOLVE_NAME,
      Flow.NEXT,
      false,
      "d = the environment (or absent) that holds key, seen from e",
      DEST,
      SOURCE,
      KEY),
  STORE_NAME(
      Op.STORE_NAME,
      Flow.NEXT,
      false,
      "assign v to key in resolved environment r (RESOLVE_NAME); strictness from the code",
      SOURCE,
      KEY,
      SOURCE),
  LOAD_RESOLVED_NAME(
      Op.LOAD_RESOLVED_NAME,
      Flow.NEXT,
      false,
      "d = key in resolved environment r (RESOLVE_NAME); ReferenceError if absent",
      DEST,
      SOURCE,
      KEY),
  INITIALIZE_NAME(
      Op.INITIALIZE_NAME,
      Flow.NEXT,
      false,
      "initialise the lexical binding key of named environment e",
      SOURCE,
      KEY,
      SOURCE),
  DELETE_NAME(Op.DELETE_NAME, Flow.NEXT, false, "d = delete key seen from e", DEST, SOURCE, KEY),
  LOAD_NAME_FOR_CALL(
      Op.LOAD_NAME_FOR_CALL,
      Flow.NEXT,
      false,
      "f = binding key from e, t = its this (object of a with, else undefined)",
      DEST,
      DEST,
      SOURCE,
      KEY),
  LOAD_IMPLICIT_NAME(
      Op.LOAD_IMPLICIT_NAME,
      Flow.NEXT,
      true,
      "d = binding key (this, new.target, active function, #x) of the nearest named environment"
          + " from e that declares it, object environments and eval variables skipped; may be"
          + " absent",
      DEST,
      SOURCE,
      KEY),
  STORE_IMPLICIT_NAME(
      Op.STORE_IMPLICIT_NAME,
      Flow.NEXT,
      true,
      "binding key, found as by LOAD_IMPLICIT_NAME, = v (this after super() in an eval)",
      SOURCE,
      KEY,
      SOURCE),
  DECLARE_EVAL_VAR(
      Op.DECLARE_EVAL_VAR,
      Flow.NEXT,
      false,
      "declare var (v absent) or function v named key in the nearest variable environment from e:"
          + " one with function scope, else the global one, deletable",
      SOURCE,
      KEY,
      SOURCE),
  DECLARE_EVAL_HOISTED(
      Op.DECLARE_EVAL_HOISTED,
      Flow.NEXT,
      false,
      "declare the var of a function in a block as DECLARE_EVAL_VAR does, unless a lexical binding"
          + " on the way or at global level conflicts; d = whether it was declared",
      DEST,
      SOURCE,
      KEY),
  STORE_EVAL_VAR(
      Op.STORE_EVAL_VAR,
      Flow.NEXT,
      false,
      "var key in the nearest variable environment from e (as DECLARE_EVAL_VAR) = v",
      SOURCE,
      KEY,
      SOURCE),

  // Global bindings: lexical ones and properties of the global object, linked to cells
  LOAD_GLOBAL(
      Op.LOAD_GLOBAL,
      Flow.NEXT,
      false,
      "d = global name; ReferenceError if unresolvable",
      DEST,
      GLOBAL,
      FEEDBACK),
  TYPEOF_GLOBAL(
      Op.TYPEOF_GLOBAL, Flow.NEXT, false, "d = typeof of a global name", DEST, GLOBAL, FEEDBACK),
  STORE_GLOBAL(
      Op.STORE_GLOBAL,
      Flow.NEXT,
      false,
      "global name = v; strictness from the code",
      GLOBAL,
      SOURCE,
      FEEDBACK),
  CHECK_GLOBAL(
      Op.CHECK_GLOBAL,
      Flow.NEXT,
      false,
      "d = whether the global name resolves (before the right side of a strict assignment)",
      DEST,
      GLOBAL),
  INITIALIZE_GLOBAL(
      Op.INITIALIZE_GLOBAL, Flow.NEXT, false, "initialise a lexical global", GLOBAL, SOURCE),
  DELETE_GLOBAL(Op.DELETE_GLOBAL, Flow.NEXT, false, "d = delete of a global name", DEST, GLOBAL),

  // Properties (clause 13.3, 13.5.1)
  GET_PROPERTY(Op.GET_PROPERTY, Flow.NEXT, false, "d = o.key", DEST, SOURCE, KEY, FEEDBACK),
  GET_LENGTH(Op.GET_LENGTH, Flow.NEXT, false, "d = o.length", DEST, SOURCE, FEEDBACK),
  SET_PROPERTY(
      Op.SET_PROPERTY,
      Flow.NEXT,
      false,
      "o.key = v; strictness from the code",
      SOURCE,
      KEY,
      SOURCE,
      FEEDBACK),
  GET_ELEMENT(Op.GET_ELEMENT, Flow.NEXT, false, "d = o[k]", DEST, SOURCE, SOURCE, FEEDBACK),
  SET_ELEMENT(Op.SET_ELEMENT, Flow.NEXT, false, "o[k] = v", SOURCE, SOURCE, SOURCE, FEEDBACK),
  DELETE_PROPERTY(Op.DELETE_PROPERTY, Flow.NEXT, false, "d = delete o.key", DEST, SOURCE, KEY),
  DELETE_ELEMENT(Op.DELETE_ELEMENT, Flow.NEXT, false, "d = delete o[k]", DEST, SOURCE, SOURCE),
  GET_SUPER_BASE(
      Op.GET_SUPER_BASE,
      Flow.NEXT,
      false,
      "d = [[GetPrototypeOf]] of the home object of function f",
      DEST,
      SOURCE),
  GET_SUPER(
      Op.GET_SUPER,
      Flow.NEXT,
      false,
      "(d, b, t, k) d = super[k]: base b (GET_SUPER_BASE), receiver t, key value k",
      DEST,
      SOURCE,
      SOURCE,
      SOURCE),
  SET_SUPER(
      Op.SET_SUPER,
      Flow.NEXT,
      false,
      "(b, t, k, v) super[k] = v: base b (GET_SUPER_BASE), receiver t, key value k; strictness from"
          + " the code",
      SOURCE,
      SOURCE,
      SOURCE,
      SOURCE),
  GET_PRIVATE(
      Op.GET_PRIVATE,
      Flow.NEXT,
      false,
      "(d, o, n) d = o.#n; n is a private name value",
      DEST,
      SOURCE,
      SOURCE,
      FEEDBACK),
  SET_PRIVATE(
      Op.SET_PRIVATE, Flow.NEXT, false, "(o, n, v) o.#n = v", SOURCE, SOURCE, SOURCE, FEEDBACK),
  HAS_PRIVATE(Op.HAS_PRIVATE, Flow.NEXT, false, "(d, o, n) d = #n in o", DEST, SOURCE, SOURCE),
  NEW_PRIVATE_NAME(
      Op.NEW_PRIVATE_NAME,
      Flow.NEXT,
      true,
      "d = fresh private name described by the constant string",
      DEST,
      CONSTANT),
  DEFINE_PRIVATE_FIELD(
      Op.DEFINE_PRIVATE_FIELD,
      Flow.NEXT,
      false,
      "(o, n, v) PrivateFieldAdd of v under n to o; TypeError if present",
      SOURCE,
      SOURCE,
      SOURCE),
  DEFINE_PRIVATE_METHOD(
      Op.DEFINE_PRIVATE_METHOD,
      Flow.NEXT,
      false,
      "(o, n, f, kind) add private method (0), getter (1) or setter (2) f under n to o",
      SOURCE,
      SOURCE,
      SOURCE,
      IMMEDIATE),

  ADD_CLASS_PRIVATE_METHOD(
      Op.ADD_CLASS_PRIVATE_METHOD,
      Flow.NEXT,
      true,
      "(c, n, f, kind) remember in class constructor c the private method (0), getter (1) or setter"
          + " (2) f under n, which INITIALIZE_FIELDS adds to each instance before the fields",
      SOURCE,
      SOURCE,
      SOURCE,
      IMMEDIATE),

  // Literals and definitions (clause 13.2)
  NEW_OBJECT(
      Op.NEW_OBJECT,
      Flow.NEXT,
      true,
      "d = {} ; feedback learns the final shape of the literal",
      DEST,
      FEEDBACK),
  DEFINE_FIELD(
      Op.DEFINE_FIELD,
      Flow.NEXT,
      false,
      "CreateDataProperty of o.key = v (literals, public fields)",
      SOURCE,
      KEY,
      SOURCE,
      FEEDBACK),
  DEFINE_ELEMENT(
      Op.DEFINE_ELEMENT,
      Flow.NEXT,
      false,
      "CreateDataPropertyOrThrow of o[k] = v, k a property key value",
      SOURCE,
      SOURCE,
      SOURCE),
  DEFINE_METHOD(
      Op.DEFINE_METHOD,
      Flow.NEXT,
      false,
      "(o, f, k, kind) define method f on o under key value k: 0 method, 1 getter, 2 setter; +4"
          + " enumerable (object literals)",
      SOURCE,
      SOURCE,
      SOURCE,
      IMMEDIATE),
  SET_LITERAL_PROTOTYPE(
      Op.SET_LITERAL_PROTOTYPE, Flow.NEXT, false, "__proto__: v in a literal", SOURCE, SOURCE),
  SET_FUNCTION_NAME(
      Op.SET_FUNCTION_NAME,
      Flow.NEXT,
      false,
      "SetFunctionName of f from key value k: prefix 0 none, 1 get, 2 set; anonymous functions"
          + " only",
      SOURCE,
      SOURCE,
      IMMEDIATE),
  COPY_DATA_PROPERTIES(
      Op.COPY_DATA_PROPERTIES,
      Flow.NEXT,
      false,
      "(o, s, range) copy own enumerable properties of s to o except the key values in the range",
      SOURCE,
      SOURCE,
      RANGE,
      COUNT),
  NEW_ARRAY(
      Op.NEW_ARRAY,
      Flow.NEXT,
      true,
      "d = array of the range (absent register = hole)",
      DEST,
      RANGE,
      COUNT,
      FEEDBACK),
  NEW_ARRAY_COPY(
      Op.NEW_ARRAY_COPY,
      Flow.NEXT,
      true,
      "d = array with the elements of the constant Object[] of primitives (copy-on-write)",
      DEST,
      CONSTANT,
      FEEDBACK),
  ARRAY_APPEND(
      Op.ARRAY_APPEND,
      Flow.NEXT,
      false,
      "append v (absent = hole) to the literal array a",
      SOURCE,
      SOURCE),
  ARRAY_SPREAD(
      Op.ARRAY_SPREAD,
      Flow.NEXT,
      false,
      "append all values of iterable v to the literal array a",
      SOURCE,
      SOURCE,
      FEEDBACK),
  NEW_REGEXP(
      Op.NEW_REGEXP, Flow.NEXT, false, "d = RegExp of the constant RegExpLiteral", DEST, CONSTANT),
  TEMPLATE_OBJECT(
      Op.TEMPLATE_OBJECT,
      Flow.NEXT,
      false,
      "d = template object of the constant TemplateLiteral, one per site and realm",
      DEST,
      CONSTANT),
  CREATE_CLOSURE(
      Op.CREATE_CLOSURE,
      Flow.NEXT,
      true,
      "d = function object of nested code over environment e",
      DEST,
      FUNCTION,
      SOURCE),
  CREATE_METHOD(
      Op.CREATE_METHOD,
      Flow.NEXT,
      true,
      "d = function object of nested code over e with home object h",
      DEST,
      FUNCTION,
      SOURCE,
      SOURCE),
  CREATE_CLASS(
      Op.CREATE_CLASS,
      Flow.NEXT,
      false,
      "c, p = constructor and prototype of a class: nested constructor code over e with home"
          + " object p, heritage s (absent = none)",
      DEST,
      DEST,
      FUNCTION,
      SOURCE,
      SOURCE),
  SET_CLASS_FIELDS(
      Op.SET_CLASS_FIELDS,
      Flow.NEXT,
      true,
      "(c, f) instance initialiser function f of class constructor c",
      SOURCE,
      SOURCE),
  INITIALIZE_FIELDS(
      Op.INITIALIZE_FIELDS,
      Flow.NEXT,
      false,
      "(f, o) add the private methods of class constructor f to o, then call its instance"
          + " initialiser on o; nothing if it has neither",
      SOURCE,
      SOURCE),
  CREATE_ARGUMENTS(Op.CREATE_ARGUMENTS, Flow.NEXT, true, "d = unmapped arguments object", DEST),
  CREATE_MAPPED_ARGUMENTS(
      Op.CREATE_MAPPED_ARGUMENTS,
      Flow.NEXT,
      true,
      "d = arguments object mapped over slots of environment e: constant int[] with the slot of"
          + " each parameter, or -1",
      DEST,
      SOURCE,
      CONSTANT),
  CREATE_REST(
      Op.CREATE_REST, Flow.NEXT, true, "d = array of the arguments from index n", DEST, IMMEDIATE),

  // Calls (clause 13.3)
  CALL(
      Op.CALL,
      Flow.NEXT,
      false,
      "d = f.call(t, range)",
      DEST,
      SOURCE,
      SOURCE,
      RANGE,
      COUNT,
      FEEDBACK),
  CALL_SPREAD(
      Op.CALL_SPREAD,
      Flow.NEXT,
      false,
      "d = f.apply(t, array a)",
      DEST,
      SOURCE,
      SOURCE,
      SOURCE,
      FEEDBACK),
  CALL_EVAL(
      Op.CALL_EVAL,
      Flow.NEXT,
      false,
      "d = f.call(t, range), a direct eval in environment e with constant EvalScope if f is"
          + " %eval%",
      DEST,
      SOURCE,
      SOURCE,
      RANGE,
      COUNT,
      SOURCE,
      CONSTANT),
  CALL_EVAL_SPREAD(
      Op.CALL_EVAL_SPREAD,
      Flow.NEXT,
      false,
      "CALL_EVAL with the arguments in array a",
      DEST,
      SOURCE,
      SOURCE,
      SOURCE,
      SOURCE,
      CONSTANT),
  CONSTRUCT(
      Op.CONSTRUCT, Flow.NEXT, false, "d = new f(range)", DEST, SOURCE, RANGE, COUNT, FEEDBACK),
  CONSTRUCT_SPREAD(
      Op.CONSTRUCT_SPREAD,
      Flow.NEXT,
      false,
      "d = new f(...array a)",
      DEST,
      SOURCE,
      SOURCE,
      FEEDBACK),
  GET_SUPER_CONSTRUCTOR(
      Op.GET_SUPER_CONSTRUCTOR,
      Flow.NEXT,
      false,
      "d = [[GetPrototypeOf]] of active function f",
      DEST,
      SOURCE),
  SUPER_CALL(
      Op.SUPER_CALL,
      Flow.NEXT,
      false,
      "d = Construct(f, range, new target n); TypeError if f is no constructor",
      DEST,
      SOURCE,
      RANGE,
      COUNT,
      SOURCE),
  SUPER_CALL_SPREAD(
      Op.SUPER_CALL_SPREAD,
      Flow.NEXT,
      false,
      "d = Construct(f, array a, new target n)",
      DEST,
      SOURCE,
      SOURCE,
      SOURCE),
  BIND_THIS(
      Op.BIND_THIS,
      Flow.NEXT,
      false,
      "set this of the frame to v after super(); ReferenceError if old value s is present",
      SOURCE,
      SOURCE),
  IMPORT_CALL(
      Op.IMPORT_CALL,
      Flow.NEXT,
      false,
      "d = promise of import(s, options o or undefined); phase 0 evaluation, 1 source, 2 defer",
      DEST,
      SOURCE,
      SOURCE,
      IMMEDIATE),
  IMPORT_META(Op.IMPORT_META, Flow.NEXT, false, "d = import.meta of the active module", DEST),

  // Iteration (clause 7.4). An iterator record is three registers: iterator, next method, done flag
  GET_ITERATOR(
      Op.GET_ITERATOR,
      Flow.NEXT,
      false,
      "i, n = sync iterator record of s",
      DEST,
      DEST,
      SOURCE,
      FEEDBACK),
  GET_ASYNC_ITERATOR(
      Op.GET_ASYNC_ITERATOR,
      Flow.NEXT,
      false,
      "i, n = async iterator record of s",
      DEST,
      DEST,
      SOURCE),
  ITERATOR_STEP(
      Op.ITERATOR_STEP,
      Flow.BRANCH,
      false,
      "v = next value of record i, n; goto target when done",
      DEST,
      SOURCE,
      SOURCE,
      TARGET,
      FEEDBACK),
  ITERATOR_CALL_NEXT(
      Op.ITERATOR_CALL_NEXT,
      Flow.NEXT,
      false,
      "(d, i, n, v) d = Call(n, i, v): result object (or promise) not looked into",
      DEST,
      SOURCE,
      SOURCE,
      SOURCE),
  ITERATOR_RESULT(
      Op.ITERATOR_RESULT,
      Flow.BRANCH,
      false,
      "goto target if r.done, else v = r.value; TypeError if r is no object",
      DEST,
      SOURCE,
      TARGET),
  ITERATOR_CLOSE(
      Op.ITERATOR_CLOSE,
      Flow.NEXT,
      false,
      "IteratorClose for a normal, return or break completion",
      SOURCE),
  ITERATOR_CLOSE_SILENTLY(
      Op.ITERATOR_CLOSE_SILENTLY,
      Flow.NEXT,
      false,
      "IteratorClose for a throw completion: its own errors are dropped",
      SOURCE),
  GET_METHOD(
      Op.GET_METHOD,
      Flow.NEXT,
      false,
      "d = GetMethod(o, key): undefined or callable",
      DEST,
      SOURCE,
      KEY),
  REQUIRE_OBJECT(
      Op.REQUIRE_OBJECT,
      Flow.NEXT,
      false,
      "TypeError if an iterator result s is no object",
      SOURCE),
  FOR_IN_PREPARE(
      Op.FOR_IN_PREPARE,
      Flow.NEXT,
      false,
      "d = key enumerator of s (undefined, null: none)",
      DEST,
      SOURCE),
  FOR_IN_NEXT(
      Op.FOR_IN_NEXT,
      Flow.BRANCH,
      false,
      "v = next key of enumerator s; goto target when exhausted",
      DEST,
      SOURCE,
      TARGET),

  // Suspension and completion
  YIELD(
      Op.YIELD,
      Flow.SUSPEND,
      false,
      "suspend with v; on resumption d = value and m = 0 next, 2 return (a throw is thrown here);"
          + " nothing is awaited",
      DEST,
      DEST,
      SOURCE),
  YIELD_DELEGATE(
      Op.YIELD_DELEGATE,
      Flow.SUSPEND,
      false,
      "yield*: suspend with v, in a sync generator the result object to hand out as it is, in an"
          + " async one the value; on resumption d = value and m = 0 next, 1 throw, 2 return",
      DEST,
      DEST,
      SOURCE),
  AWAIT(Op.AWAIT, Flow.SUSPEND, false, "d = await v", DEST, SOURCE),
  INITIAL_YIELD(
      Op.INITIAL_YIELD,
      Flow.SUSPEND,
      false,
      "end of parameter binding of a generator: hand out the generator object"),
  RETURN(Op.RETURN, Flow.RETURN, false, "return v; nothing is awaited", SOURCE),
  THROW(Op.THROW, Flow.THROW, false, "throw v", SOURCE),
  THROW_ERROR(
      Op.THROW_ERROR, Flow.THROW, false, "throw a native error: constant ThrowTemplate", CONSTANT),
  CHECK_CONSTRUCTOR_RESULT(
      Op.CHECK_CONSTRUCTOR_RESULT,
      Flow.NEXT,
      false,
      "d = what a derived constructor returns: object v, or this t if v is undefined; else an"
          + " error",
      DEST,
      SOURCE,
      SOURCE),
  NEW_DISPOSAL_SCOPE(
      Op.NEW_DISPOSAL_SCOPE,
      Flow.NEXT,
      true,
      "d = DisposalScope for the using declarations of a block",
      DEST),
  ADD_DISPOSABLE(
      Op.ADD_DISPOSABLE,
      Flow.NEXT,
      false,
      "(r, v, hint) AddDisposableResource of v to disposal scope r: 0 sync, 1 async",
      SOURCE,
      SOURCE,
      IMMEDIATE),
  BEGIN_DISPOSAL(
      Op.BEGIN_DISPOSAL,
      Flow.NEXT,
      true,
      "(r, e) begin to dispose of scope r after a throw of e (absent = none)",
      SOURCE,
      SOURCE),
  ADVANCE_DISPOSAL(
      Op.ADVANCE_DISPOSAL,
      Flow.NEXT,
      false,
      "(d, r) run disposers of scope r; d = value to await before the next, absent when all ran",
      DEST,
      SOURCE),
  FAIL_DISPOSAL(
      Op.FAIL_DISPOSAL,
      Flow.NEXT,
      false,
      "(r, e) what scope r wanted awaited was rejected with e",
      SOURCE,
      SOURCE),
  END_DISPOSAL(
      Op.END_DISPOSAL,
      Flow.NEXT,
      true,
      "(d, r) d = what the disposal of scope r throws, absent if nothing",
      DEST,
      SOURCE),
  DEBUGGER(Op.DEBUGGER, Flow.NEXT, false, "debugger statement"),

  // Decorators
  NEW_CLASS_DECORATION(
      Op.NEW_CLASS_DECORATION,
      Flow.NEXT,
      true,
      "d = what decorators do to class constructor c with prototype p; a = array of the class's own"
          + " decorators, each before its receiver",
      DEST,
      SOURCE,
      SOURCE,
      SOURCE),
  DECORATE_ELEMENT(
      Op.DECORATE_ELEMENT,
      Flow.NEXT,
      true,
      "d = element of class decoration s with the decorators of array a, key k and function f: a"
          + " method (0), getter (1), setter (2), field (3) or auto-accessor (4), +8 if static",
      DEST,
      SOURCE,
      SOURCE,
      SOURCE,
      SOURCE,
      IMMEDIATE),
  APPLY_DECORATORS(
      Op.APPLY_DECORATORS,
      Flow.NEXT,
      false,
      "d = the class that the decorators of s make, its elements defined",
      DEST,
      SOURCE),
  FINISH_DECORATION(
      Op.FINISH_DECORATION,
      Flow.NEXT,
      false,
      "run what the class's own decorators of s added",
      SOURCE),
  INITIALIZE_DECORATED(
      Op.INITIALIZE_DECORATED,
      Flow.NEXT,
      false,
      "(o, e, v) define decorated element e on o with what its decorators make of v",
      SOURCE,
      SOURCE,
      SOURCE);

  /** Where control goes after an instruction. */
  public enum Flow {
    /** The next instruction. */
    NEXT,
    /** The target alone. */
    JUMP,
    /** The target or the next instruction. */
    BRANCH,
    /** Leaves the frame with a value. */
    RETURN,
    /** Always throws. */
    THROW,
    /** Leaves the frame and may come back to the next instruction. */
    SUSPEND
  }

  private static final Opcode[] BY_CODE = values();

  private final Flow flow;
  private final boolean pure;
  private final String documentation;
  private final List<Operand> operands;

  Opcode(int code, Flow flow, boolean pure, String documentation, Operand... operands) {
    if (code != ordinal()) {
      throw new AssertionError(
          "Op constant of " + name() + " is " + code + ", row is " + ordinal());
    }
    this.flow = flow;
    this.pure = pure;
    this.documentation = documentation;
    this.operands = List.of(operands);
  }

  /** The row of an opcode word. */
  public static Opcode of(int code) {
    return BY_CODE[code];
  }

  public int code() {
    return ordinal();
  }

  public Flow flow() {
    return flow;
  }

  /** Whether the instruction can neither throw nor run guest code. */
  public boolean pure() {
    return pure;
  }

  /** One line that says what the instruction does. */
  public String documentation() {
    return documentation;
  }

  public List<Operand> operands() {
    return operands;
  }

  /** Words the instruction occupies, opcode word included. */
  public int length() {
    return 1 + operands.size();
  }
}
