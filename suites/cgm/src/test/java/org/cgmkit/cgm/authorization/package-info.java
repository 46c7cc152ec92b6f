/** Proves how the kit gets its tokens. */
@NullMarked
package org.cgmkit.cgm.authorization;

import org.jspecify.annotations.NullMarked;
