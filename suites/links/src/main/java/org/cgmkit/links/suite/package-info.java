/** How runs of the suites begin. */
@NullMarked
package org.cgmkit.links.suite;

import org.jspecify.annotations.NullMarked;
