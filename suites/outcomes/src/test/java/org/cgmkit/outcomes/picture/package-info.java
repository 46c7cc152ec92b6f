/** Pictures of traces are made of what was answered. */
@NullMarked
package org.cgmkit.outcomes.picture;

import org.jspecify.annotations.NullMarked;
