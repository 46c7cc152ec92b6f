/** What is asked of SMART Health Links, for all of the suites about them. */
@NullMarked
package org.cgmkit.links;

import org.jspecify.annotations.NullMarked;
