/** What the guide says, as data and plain Java. */
@NullMarked
package org.cgmkit.guide;

import org.jspecify.annotations.NullMarked;
