/** Target files of partner sources. */
@NullMarked
package org.cgmkit.partner.config;

import org.jspecify.annotations.NullMarked;
