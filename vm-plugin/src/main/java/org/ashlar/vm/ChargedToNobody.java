package org.ashlar.vm;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks classes whose instances belong to a machine or a sharing group. Whoever measures what a
 * context retains stops there: what contexts share is charged to none of them.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ChargedToNobody {}
