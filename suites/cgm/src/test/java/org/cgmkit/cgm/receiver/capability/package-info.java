/** Proves what a claimed search is tried with. */
@NullMarked
package org.cgmkit.cgm.receiver.capability;

import org.jspecify.annotations.NullMarked;
