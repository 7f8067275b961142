/// Callback-service: owes dropped callers a call, and sees to it that it is made once.
@NullMarked
package io.holdfast.callback;

import org.jspecify.annotations.NullMarked;
