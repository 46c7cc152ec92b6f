/** Checks of answers: their form, answers to submissions of which a part is refused, and to too many. */
@NullMarked
package org.cgmkit.cgm.receiver.response;

import org.jspecify.annotations.NullMarked;
