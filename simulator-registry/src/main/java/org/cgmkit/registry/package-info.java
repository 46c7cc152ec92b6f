/** A registry that takes submissions by the T1D Exchange guide, an unofficial draft of September 2025. */
@NullMarked
package org.cgmkit.registry;

import org.jspecify.annotations.NullMarked;
