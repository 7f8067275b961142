/// Connections to switches that tell of their calls over a socket of their own: Asterisk's manager
/// interface and FreeSWITCH's event socket. What they say becomes objects of headers; what that
/// means is for others.
@NullMarked
package io.holdfast.switches;

import org.jspecify.annotations.NullMarked;
