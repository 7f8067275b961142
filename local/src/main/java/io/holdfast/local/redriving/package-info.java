/// Dead letters on their way back.
@NullMarked
package io.holdfast.local.redriving;

import org.jspecify.annotations.NullMarked;
