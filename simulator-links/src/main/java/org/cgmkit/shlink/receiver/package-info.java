/** A receiver of SMART Health Links: takes links, fetches and decrypts what is behind them, comes back, and shows it as text. */
@NullMarked
package org.cgmkit.shlink.receiver;

import org.jspecify.annotations.NullMarked;
