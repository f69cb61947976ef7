package org.ashlar.vm.execution;

import org.ashlar.vm.object.JsObject;

/** What a combinator such as Promise.all captured in the functions it gave one of its promises. */
public interface PromiseElement {
  /** The name of the combinator, {@code all} for example. */
  String combinator();

  /** The place of the promise among those combined. */
  int index();

  /** The promise of them all. */
  JsObject combined();
}
