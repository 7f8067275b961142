/// Whether a webhook was sent by whom it says.
@NullMarked
package io.holdfast.kit.webhooks;

import org.jspecify.annotations.NullMarked;
