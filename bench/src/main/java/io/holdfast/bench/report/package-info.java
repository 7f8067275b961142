/// What was measured, what was asked, and whether it is met.
@NullMarked
package io.holdfast.bench.report;

import org.jspecify.annotations.NullMarked;
