/** The suite of device makers' clouds that platforms poll. */
@NullMarked
package org.cgmkit.partner;

import org.jspecify.annotations.NullMarked;
