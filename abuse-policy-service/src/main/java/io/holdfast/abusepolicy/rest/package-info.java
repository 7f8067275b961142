/// REST of the abuse policy (contract section 6).
@NullMarked
package io.holdfast.abusepolicy.rest;

import org.jspecify.annotations.NullMarked;
