/// Decisions and verdicts of the abuse policy (contract section 6).
@NullMarked
package io.holdfast.contracts.abuse;

import org.jspecify.annotations.NullMarked;
