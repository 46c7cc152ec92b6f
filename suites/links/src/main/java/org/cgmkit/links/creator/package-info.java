/** The checks of creators, over one link. */
@NullMarked
package org.cgmkit.links.creator;

import org.jspecify.annotations.NullMarked;
