/// Promises to call back and the orders to dial (contract section 5).
@NullMarked
package io.holdfast.contracts.callbacks;

import org.jspecify.annotations.NullMarked;
