/** Mapping files: those of the documentation, one of another shape, and what is said of mistakes. */
@NullMarked
package org.cgmkit.partner.mapping;

import org.jspecify.annotations.NullMarked;
