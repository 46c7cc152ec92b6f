/** Links are opened as a receiver opens them. */
@NullMarked
package org.cgmkit.shlink.creator;

import org.jspecify.annotations.NullMarked;
