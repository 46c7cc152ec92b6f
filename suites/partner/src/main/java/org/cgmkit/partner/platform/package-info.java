/** The checks of platforms that poll device makers' clouds. */
@NullMarked
package org.cgmkit.partner.platform;

import org.jspecify.annotations.NullMarked;
