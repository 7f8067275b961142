/// Facts as telephony platforms report them (contract section 3).
@NullMarked
package io.holdfast.contracts.telephony;

import org.jspecify.annotations.NullMarked;
