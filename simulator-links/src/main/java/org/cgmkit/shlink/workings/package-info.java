/** What a creator does where the text leaves it open, and the seams at which it can depart from the text. */
@NullMarked
package org.cgmkit.shlink.workings;

import org.jspecify.annotations.NullMarked;
