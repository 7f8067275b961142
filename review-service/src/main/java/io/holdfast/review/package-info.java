/// Cases that a person must look at: use cases, settings and wiring.
@NullMarked
package io.holdfast.review;

import org.jspecify.annotations.NullMarked;
