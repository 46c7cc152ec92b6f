/** Implementations of links that were made without the kit. */
@NullMarked
package org.cgmkit.links.foreign;

import org.jspecify.annotations.NullMarked;
