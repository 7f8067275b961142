/// What an open call costs, on disk, in the changelog and on the heap.
@NullMarked
package io.holdfast.bench.state;

import org.jspecify.annotations.NullMarked;
