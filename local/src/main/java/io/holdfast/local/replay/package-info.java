/// Recordings of a switch, moved to now and sent through the intake.
@NullMarked
package io.holdfast.local.replay;

import org.jspecify.annotations.NullMarked;
