package org.ashlar.vm.object;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the clause of ECMA-262 that a method or class implements, by its anchor. Coverage pages are
 * generated from it.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface EcmaSpec {
  String value();
}
