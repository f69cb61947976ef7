package org.ashlar.vm.host;

/** A host whose agents have timers. */
public interface TimerHost {
  TimerQueue timers();
}
