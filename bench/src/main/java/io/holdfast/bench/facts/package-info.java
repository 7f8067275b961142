/// Facts to measure with: generated calls, thousands of them open at any time.
@NullMarked
package io.holdfast.bench.facts;

import org.jspecify.annotations.NullMarked;
