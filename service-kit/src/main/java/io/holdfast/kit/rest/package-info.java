/// What the REST interfaces of all services share: tenants, pages, problem details, JSON.
@NullMarked
package io.holdfast.kit.rest;

import org.jspecify.annotations.NullMarked;
