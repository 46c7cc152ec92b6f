/** The way to the target and back: requests, exchanges, waiting after 429, evidence. */
@NullMarked
package org.cgmkit.kit.wire;

import org.jspecify.annotations.NullMarked;
