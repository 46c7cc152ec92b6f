/** The checks of partner sources. */
@NullMarked
package org.cgmkit.partner.check;

import org.jspecify.annotations.NullMarked;
