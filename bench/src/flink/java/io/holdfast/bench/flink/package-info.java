/// The rival: Apache Flink with the same facts and the same work. Built by the profile `flink`
/// alone.
@NullMarked
package io.holdfast.bench.flink;

import org.jspecify.annotations.NullMarked;
