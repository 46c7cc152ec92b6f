/** Requests and answers of a simulated cloud. */
@NullMarked
package org.cgmkit.cloud.wire;

import org.jspecify.annotations.NullMarked;
