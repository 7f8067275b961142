package io.holdfast.switches;

import java.io.IOException;

/// The switch does not let us in. It will not before somebody changes a setting, here or there.
public final class RefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  RefusedException(String what) {
    super(what);
  }
}
