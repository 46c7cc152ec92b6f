/** Mapping files: how any maker's API is asked, and how its records become canonical ones. */
@NullMarked
package org.cgmkit.partner.mapping;

import org.jspecify.annotations.NullMarked;
