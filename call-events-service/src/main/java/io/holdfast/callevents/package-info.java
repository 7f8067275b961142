/// Turns what telephony platforms report into one clean life of each call.
@NullMarked
package io.holdfast.callevents;

import org.jspecify.annotations.NullMarked;
