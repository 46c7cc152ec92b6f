/** The checks of who opens SMART Health Links: one class for each part of what is asked of receivers. */
@NullMarked
package org.cgmkit.links.receiver;

import org.jspecify.annotations.NullMarked;
