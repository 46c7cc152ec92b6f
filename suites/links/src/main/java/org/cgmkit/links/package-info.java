/** The suites of SMART Health Links. */
@NullMarked
package org.cgmkit.links;

import org.jspecify.annotations.NullMarked;
