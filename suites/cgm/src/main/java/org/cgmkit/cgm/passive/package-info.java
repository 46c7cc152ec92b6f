/** Marks the checks that can also judge what merely passes between two real systems. */
@NullMarked
package org.cgmkit.cgm.passive;

import org.jspecify.annotations.NullMarked;
