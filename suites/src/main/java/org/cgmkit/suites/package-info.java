/** The checks, and the machinery under them. */
@NullMarked
package org.cgmkit.suites;

import org.jspecify.annotations.NullMarked;
