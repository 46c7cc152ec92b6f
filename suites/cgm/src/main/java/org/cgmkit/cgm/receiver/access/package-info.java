/** Checks of whom a receiver lets in, and of how it says where tokens come from. */
@NullMarked
package org.cgmkit.cgm.receiver.access;

import org.jspecify.annotations.NullMarked;
