/// Cases that a person must look at (contract section 7).
@NullMarked
package io.holdfast.contracts.reviews;

import org.jspecify.annotations.NullMarked;
