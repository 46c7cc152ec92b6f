/** The checks of bulk sources. */
@NullMarked
package org.cgmkit.bulk.check;

import org.jspecify.annotations.NullMarked;
