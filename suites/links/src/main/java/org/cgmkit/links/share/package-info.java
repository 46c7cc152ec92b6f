/** The links that a run asks for, and what becomes of them as new data come in and as they end. */
@NullMarked
package org.cgmkit.links.share;

import org.jspecify.annotations.NullMarked;
