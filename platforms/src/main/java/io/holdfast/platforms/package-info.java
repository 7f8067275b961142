/// What telephony platforms say, as facts: pure functions, one class a platform, and what their
/// signals are worth.
@NullMarked
package io.holdfast.platforms;

import org.jspecify.annotations.NullMarked;
