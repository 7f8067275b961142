/// What the intake over HTTP takes, beside itself without Kafka and a bare producer.
@NullMarked
package io.holdfast.bench.rest;

import org.jspecify.annotations.NullMarked;
