/// Call events in, decisions and verdicts out.
@NullMarked
package io.holdfast.abusepolicy.messaging;

import org.jspecify.annotations.NullMarked;
