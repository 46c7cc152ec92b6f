/** Checks of what a receiver has to refuse, and of what it must not. */
@NullMarked
package org.cgmkit.cgm.receiver.admission;

import org.jspecify.annotations.NullMarked;
