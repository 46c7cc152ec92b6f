/** The creator: makes links, and serves what is behind them. */
@NullMarked
package org.cgmkit.shlink.creator;

import org.jspecify.annotations.NullMarked;
