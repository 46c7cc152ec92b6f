/** Requests and replies of the simulated creator. */
@NullMarked
package org.cgmkit.shlink.wire;

import org.jspecify.annotations.NullMarked;
