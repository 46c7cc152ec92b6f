/** How links are read. */
@NullMarked
package org.cgmkit.links.link;

import org.jspecify.annotations.NullMarked;
