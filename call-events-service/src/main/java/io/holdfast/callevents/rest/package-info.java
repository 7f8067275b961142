/// The intake over HTTP.
@NullMarked
package io.holdfast.callevents.rest;

import org.jspecify.annotations.NullMarked;
