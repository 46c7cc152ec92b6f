/** The suite of engines that compute times in ranges and what belongs to them. */
@NullMarked
package org.cgmkit.outcomes;

import org.jspecify.annotations.NullMarked;
