/// Whether an agent may end an abusive call, and whether an ended call was within the policy: the
/// use cases, their settings and wiring.
@NullMarked
package io.holdfast.abusepolicy;

import org.jspecify.annotations.NullMarked;
