/** Checks of what a receiver says of itself, and of whether that is so. */
@NullMarked
package org.cgmkit.cgm.receiver.capability;

import org.jspecify.annotations.NullMarked;
