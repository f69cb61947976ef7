package org.ashlar.vm.operation;

import org.ashlar.vm.object.JsObject;

/**
 * An Iterator Record (clause 7.4.1) of native code. The next method need not be callable until it
 * is called.
 */
public final class IteratorRecord {
  private final JsObject iterator;
  private final Object nextMethod;
  private boolean done;

  public IteratorRecord(JsObject iterator, Object nextMethod) {
    this.iterator = iterator;
    this.nextMethod = nextMethod;
  }

  public JsObject iterator() {
    return iterator;
  }

  public Object nextMethod() {
    return nextMethod;
  }

  public boolean isDone() {
    return done;
  }

  public void setDone() {
    done = true;
  }
}
