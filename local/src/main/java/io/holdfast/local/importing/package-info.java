/// Files of the past, sent to a running system as backfill: nobody is dialled and no case opened.
@NullMarked
package io.holdfast.local.importing;

import org.jspecify.annotations.NullMarked;
