/** The requirements and traps of the specification. */
@NullMarked
package org.cgmkit.links.catalogue;

import org.jspecify.annotations.NullMarked;
