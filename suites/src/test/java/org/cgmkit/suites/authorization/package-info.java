/** Proves how the kit gets its tokens. */
@NullMarked
package org.cgmkit.suites.authorization;

import org.jspecify.annotations.NullMarked;
