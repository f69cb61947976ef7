package org.ashlar.vm.completion;

import java.util.Locale;

/**
 * Texts of the errors that the engine itself throws, in V8's wording; {@code %s} takes the
 * arguments in order.
 */
public enum Message {
  // Clauses 6 and 7
  CANNOT_READ_PROPERTY("Cannot read properties of %s (reading '%s')"),
  CANNOT_SET_PROPERTY("Cannot set properties of %s (setting '%s')"),
  CANNOT_CONVERT_TO_OBJECT("Cannot convert undefined or null to object"),
  CANNOT_CONVERT_TO_PRIMITIVE("Cannot convert object to primitive value"),
  CANNOT_CONVERT_SYMBOL_TO_NUMBER("Cannot convert a Symbol value to a number"),
  CANNOT_CONVERT_SYMBOL_TO_STRING("Cannot convert a Symbol value to a string"),
  CANNOT_CONVERT_BIGINT_TO_NUMBER("Cannot convert a BigInt value to a number"),
  CANNOT_MIX_BIGINT("Cannot mix BigInt and other types, use explicit conversions"),
  CANNOT_CONVERT_TO_BIGINT("Cannot convert %s to a BigInt"),
  BIGINT_DIVISION_BY_ZERO("Division by zero"),
  BIGINT_TOO_BIG("Maximum BigInt size exceeded"),
  BIGINT_NEGATIVE_EXPONENT("Exponent must be non-negative"),
  BIGINT_UNSIGNED_SHIFT("BigInts have no unsigned right shift, use >> instead"),
  NOT_CALLABLE("%s is not a function"),
  NOT_A_CONSTRUCTOR("%s is not a constructor"),
  NOT_ITERABLE("%s is not iterable"),
  NOT_ASYNC_ITERABLE("%s is not async iterable"),
  ITERATOR_RESULT_NOT_OBJECT("Iterator result %s is not an object"),
  NOT_AN_OBJECT("%s is not an object"),
  NOT_DEFINED("%s is not defined"),
  ACCESS_BEFORE_INITIALIZATION("Cannot access '%s' before initialization"),
  THIS_NOT_INITIALIZED(
      "Must call super constructor in derived class before accessing 'this' or returning from"
          + " derived constructor"),
  SUPER_ALREADY_CALLED("Super constructor may only be called once"),
  ASSIGNMENT_TO_CONSTANT("Assignment to constant variable."),
  STACK_OVERFLOW("Maximum call stack size exceeded"),
  INVALID_STRING_LENGTH("Invalid string length"),
  CALLED_ON_NULLISH("%s called on null or undefined"),
  LIST_FROM_NON_OBJECT("CreateListFromArrayLike called on non-object"),
  TOO_MANY_ARGUMENTS("Too many arguments in function call"),
  ITERATOR_NOT_OBJECT("Result of the Symbol.iterator method %s is not an object"),
  INVALID_INDEX("Invalid index: %s"),
  INVALID_ARRAY_LENGTH("Invalid array length"),
  CLASS_CONSTRUCTOR_WITHOUT_NEW("Class constructor %s cannot be invoked without 'new'"),
  CONSTRUCTOR_WITHOUT_NEW("Constructor %s requires 'new'"),
  DERIVED_CONSTRUCTOR_RETURN("Derived constructors may only return object or undefined"),
  CLASS_EXTENDS_INVALID("Class extends value %s is not a constructor or null"),
  PROTOTYPE_NOT_OBJECT_OR_NULL("Object prototype may only be an Object or null: %s"),
  INSTANCEOF_NOT_CALLABLE("Right-hand side of 'instanceof' is not callable"),
  INSTANCEOF_NOT_OBJECT("Right-hand side of 'instanceof' is not an object"),
  INSTANCEOF_PROTOTYPE("Function has non-object prototype '%s' in instanceof check"),
  IN_NOT_OBJECT("Cannot use 'in' operator to search for '%s' in %s"),
  ILLEGAL_CONSTRUCTOR("Illegal constructor"),
  INCOMPATIBLE_RECEIVER("Method %s called on incompatible receiver %s"),
  // Clause 10: properties
  READ_ONLY_PROPERTY("Cannot assign to read only property '%s' of %s '%s'"),
  ONLY_A_GETTER("Cannot set property %s of %s which has only a getter"),
  NOT_EXTENSIBLE("Cannot add property %s, object is not extensible"),
  CANNOT_REDEFINE("Cannot redefine property: %s"),
  CANNOT_DEFINE("Cannot define property %s, object is not extensible"),
  CANNOT_DELETE("Cannot delete property '%s' of %s"),
  CANNOT_SET_PROTOTYPE("Cannot set prototype of %s"),
  CYCLIC_PROTOTYPE("Cyclic __proto__ value"),
  IMMUTABLE_PROTOTYPE("Immutable prototype object '%s' cannot have their prototype set"),
  DESCRIPTOR_NOT_OBJECT("Property description must be an object: %s"),
  DESCRIPTOR_BOTH(
      "Invalid property descriptor. Cannot both specify accessors and a value or writable"
          + " attribute"),
  GETTER_NOT_FUNCTION("Getter must be a function: %s"),
  SETTER_NOT_FUNCTION("Setter must be a function: %s"),
  PRIVATE_MISSING_READ(
      "Cannot read private member %s from an object whose class did not declare it"),
  PRIVATE_MISSING_WRITE(
      "Cannot write private member %s to an object whose class did not declare it"),
  PRIVATE_DUPLICATE("Cannot initialize %s twice on the same object"),
  PRIVATE_METHOD_WRITE("Private method '%s' is not writable"),
  PRIVATE_NO_GETTER("'%s' was defined without a getter"),
  PRIVATE_NO_SETTER("'%s' was defined without a setter"),
  // Clause 10.5: proxies
  PROXY_REVOKED("Cannot perform '%s' on a proxy that has been revoked"),
  PROXY_PROTOTYPE_INVALID("'getPrototypeOf' on proxy: trap returned neither object nor null"),
  PROXY_PROTOTYPE_DIFFERS(
      "'getPrototypeOf' on proxy: proxy target is non-extensible but the trap did not return its"
          + " actual prototype"),
  PROXY_SET_PROTOTYPE_DIFFERS(
      "'setPrototypeOf' on proxy: trap returned truish for setting a new prototype on the"
          + " non-extensible proxy target"),
  PROXY_EXTENSIBLE_DIFFERS(
      "'isExtensible' on proxy: trap result does not reflect extensibility of proxy target (which"
          + " is '%s')"),
  PROXY_STILL_EXTENSIBLE(
      "'preventExtensions' on proxy: trap returned truish but the proxy target is extensible"),
  PROXY_DESCRIPTOR_INVALID(
      "'getOwnPropertyDescriptor' on proxy: trap returned neither object nor undefined for"
          + " property '%s'"),
  PROXY_INVARIANT("'%s' on proxy: trap result for property '%s' contradicts the target: %s"),
  PROXY_KEY_INVALID("%s is not a valid property name"),
  PROXY_KEY_DUPLICATE("'ownKeys' on proxy: trap returned duplicate entries for '%s'"),
  PROXY_KEYS_ADDED(
      "'ownKeys' on proxy: trap returned extra keys but proxy target is non-extensible"),
  PROXY_DEFINE_REFUSED("'defineProperty' on proxy: trap returned falsish for property '%s'"),
  PROXY_DELETE_REFUSED("'deleteProperty' on proxy: trap returned falsish for property '%s'"),
  PROXY_SET_REFUSED("'set' on proxy: trap returned falsish for property '%s'"),
  DEFERRED_NAMESPACE_SET("Cannot assign to property '%s' of a deferred module namespace"),
  DECORATOR_NOT_A_FUNCTION("A decorator must be a function: %s"),
  DECORATOR_RETURNED("A %s decorator must return a function or undefined, not %s"),
  ACCESSOR_DECORATOR_RETURNED(
      "An accessor decorator must return an object with get, set or init, or undefined, not %s"),
  ACCESSOR_PART("The %s that an accessor decorator returns must be a function, not %s"),
  DECORATOR_FINISHED("addInitializer was called after its decorator had returned"),
  INITIALIZER_NOT_A_FUNCTION("An initializer must be a function: %s"),
  SHADOW_REALM_SOURCE("Invalid value used as source text"),
  SHADOW_REALM_EXPORT_NAME("The name of an imported value must be a string"),
  SHADOW_REALM_THREW("ShadowRealm evaluate threw (%s)"),
  SHADOW_REALM_UNHANDLED("Nothing handled what was thrown in a ShadowRealm (%s)"),
  SHADOW_REALM_IMPORT("Cannot import in ShadowRealm (%s)"),
  SHADOW_REALM_NO_EXPORT("The module does not provide an export named '%s'"),
  SHADOW_REALM_MODULE("A %s module cannot be imported into a ShadowRealm: %s"),
  SHADOW_REALM_BOUNDARY(
      "%s cannot cross the boundary of a ShadowRealm, only primitives and functions can"),
  WRAPPED_FUNCTION_THREW("WrappedFunction threw (%s)"),
  CANNOT_WRAP("Cannot wrap target callable (%s)"),
  PROXY_CONSTRUCT_INVALID("proxy [[Construct]] must return an object: %s"),
  PROXY_NON_OBJECT("Cannot create proxy with a non-object as target or handler"),
  // Clauses 23.2 and 25: typed arrays and buffers
  INVALID_BUFFER_LENGTH("Invalid array buffer length"),
  BUFFER_ALLOCATION_FAILED("Array buffer allocation failed"),
  DETACHED_BUFFER("Cannot perform %s on a detached ArrayBuffer"),
  IMMUTABLE_BUFFER("Cannot perform %s on an immutable ArrayBuffer"),
  SPECIES_BUFFER_UNFIT("Species constructor returned an unsuitable buffer"),
  FIRST_ARGUMENT_BUFFER("First argument to DataView constructor must be an ArrayBuffer"),
  OFFSET_OUT_OF_BOUNDS("Start offset %s is outside the bounds of the buffer"),
  OFFSET_OUTSIDE_VIEW("Offset is outside the bounds of the DataView"),
  VIEW_OUT_OF_BOUNDS("Cannot perform %s on a view that is out of bounds of its buffer"),
  INVALID_VIEW_LENGTH("Invalid %s length %s"),
  NOT_TYPED_ARRAY("this is not a typed array."),
  ABSTRACT_TYPED_ARRAY("Abstract class TypedArray not directly constructable"),
  UNALIGNED_OFFSET("start offset of %s should be a multiple of %s"),
  UNALIGNED_LENGTH("byte length of %s should be a multiple of %s"),
  INVALID_TYPED_ARRAY_LENGTH("Invalid typed array length: %s"),
  INVALID_TYPED_ARRAY_INDEX("Invalid typed array index"),
  SOURCE_TOO_LARGE("offset is out of bounds"),
  CONTENT_TYPE_MISMATCH("Content type of source array differs from created typed array"),
  SPECIES_TOO_SMALL("Derived TypedArray constructor created an array which was too small"),
  NOT_INTEGER_TYPED_ARRAY("%s is not an integer typed array."),
  NOT_WAITABLE_TYPED_ARRAY("%s is not an int32 or BigInt64 typed array."),
  NOT_SHARED_TYPED_ARRAY("[object %s] is not a shared typed array."),
  TOO_MANY_WAITS("Too many calls of Atomics.waitAsync are pending"),
  CANNOT_BLOCK("Atomics.wait cannot be called in this context"),
  REDUCE_OF_EMPTY("Reduce of empty array with no initial value"),
  COMPARATOR_NOT_FUNCTION("The comparison function must be either a function or undefined"),
  // Clause 20: fundamental objects
  CALLED_ON_NON_OBJECT("%s called on non-object"),
  CANNOT_PREVENT_EXTENSIONS("Cannot prevent extensions"),
  ENTRY_NOT_OBJECT("Iterator value %s is not an entry object"),
  RESTRICTED_PROPERTY(
      "'caller', 'callee', and 'arguments' properties may not be accessed on strict mode functions"
          + " or the arguments objects for calls to them"),
  FUNCTION_RECEIVER("Function.prototype.%s was called on %s, which is not a function"),
  FUNCTION_TO_STRING_RECEIVER("Function.prototype.toString requires that 'this' be a Function"),
  BIND_NOT_CALLABLE("Bind must be called on a function"),
  INVALID_ARGUMENT("Invalid argument: %s"),
  // Clause 23: indexed collections
  LENGTH_TOO_LARGE("Pushing elements past 2 ** 53 - 1 is not possible"),
  DETACHED_ITERATION("Cannot perform Array Iterator.prototype.next on a detached ArrayBuffer"),
  // Clause 24: keyed collections
  ADDER_NOT_FUNCTION("'%s' returned for property '%s' of object is not a function"),
  SET_SIZE_NOT_NUMBER("The 'size' property must be a number"),
  SET_SIZE_NEGATIVE("'%s' is an invalid size"),
  SET_METHOD_NOT_FUNCTION("The '%s' property of %s must be a function"),
  INVALID_WEAK_KEY("Invalid value used as weak map key"),
  INVALID_WEAK_VALUE("Invalid value used in weak set"),
  // Clause 26: managing memory
  INVALID_WEAK_TARGET("%s: invalid target"),
  CLEANUP_NOT_FUNCTION("FinalizationRegistry: cleanup must be callable"),
  TARGET_IS_HELD_VALUE(
      "FinalizationRegistry.prototype.register: target and holdings must not be same"),
  INVALID_UNREGISTER_TOKEN("Invalid unregisterToken ('%s')"),
  // Clause 27: control abstraction
  PROMISE_WITHOUT_NEW("Promise constructor cannot be invoked without 'new'"),
  PROMISE_EXECUTOR("Promise resolver %s is not a function"),
  PROMISE_RESOLVE_NOT_FUNCTION("Promise resolve or reject function is not callable"),
  PROMISES_REJECTED("All promises were rejected"),
  GENERATOR_RUNNING("Generator is already running"),
  GENERATOR_RECEIVER("%s method called on incompatible receiver %s"),
  ABSTRACT_CLASS("Abstract class %s not directly constructable"),
  MUST_BE_POSITIVE("%s must be positive"),
  REDUCE_OF_EMPTY_ITERATOR("Reduce of a done iterator with no initial value"),
  UNEQUAL_ITERATORS("Iterators passed to Iterator.zip with mode \"strict\" have unequal lengths"),
  NOT_DISPOSABLE("%s is not a function"),
  STACK_DISPOSED("Cannot add values to a disposed stack!"),
  // Any text of a caller
  TEXT("%s");

  private final String template;

  Message(String template) {
    this.template = template;
  }

  /** The text with its arguments. */
  public String format(Object... arguments) {
    return arguments.length == 0 ? template : String.format(Locale.ROOT, template, arguments);
  }
}
