/** Targets that are images, with an engine that is played. */
@NullMarked
package org.cgmkit.kit.container;

import org.jspecify.annotations.NullMarked;
