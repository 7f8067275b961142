/// What the intake over HTTP takes, beside the same endpoint without Kafka and a bare producer.
@NullMarked
package io.holdfast.bench.rest;

import org.jspecify.annotations.NullMarked;
