/// Whether what runs in the background gets on.
@NullMarked
package io.holdfast.kit.health;

import org.jspecify.annotations.NullMarked;
