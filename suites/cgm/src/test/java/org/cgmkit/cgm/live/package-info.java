/** What a tap passes on, keeps and masks, and what is said of both sides by it. */
@NullMarked
package org.cgmkit.cgm.live;

import org.jspecify.annotations.NullMarked;
