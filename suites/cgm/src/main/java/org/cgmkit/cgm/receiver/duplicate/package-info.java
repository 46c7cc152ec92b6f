/** Checks of data that come twice: conditional create, and what a receiver does by itself. */
@NullMarked
package org.cgmkit.cgm.receiver.duplicate;

import org.jspecify.annotations.NullMarked;
