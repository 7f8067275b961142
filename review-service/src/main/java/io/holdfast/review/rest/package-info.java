/// Cases over HTTP (contract section 7).
@NullMarked
package io.holdfast.review.rest;

import org.jspecify.annotations.NullMarked;
