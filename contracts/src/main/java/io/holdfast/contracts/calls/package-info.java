/// The clean life of each call (contract section 4).
@NullMarked
package io.holdfast.contracts.calls;

import org.jspecify.annotations.NullMarked;
