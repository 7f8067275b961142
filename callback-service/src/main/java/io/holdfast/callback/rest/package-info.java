/// The REST interface (contract section 5).
@NullMarked
package io.holdfast.callback.rest;

import org.jspecify.annotations.NullMarked;
