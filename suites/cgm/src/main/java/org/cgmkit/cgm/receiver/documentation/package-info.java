/** Checks of what a receiver's documentation is declared to say, and of whether that is so. */
@NullMarked
package org.cgmkit.cgm.receiver.documentation;

import org.jspecify.annotations.NullMarked;
