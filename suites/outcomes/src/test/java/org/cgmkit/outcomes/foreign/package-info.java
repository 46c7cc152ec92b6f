/** Engines that share no code with the kit, judged as their authors wrote down before the first run. */
@NullMarked
package org.cgmkit.outcomes.foreign;

import org.jspecify.annotations.NullMarked;
