/** A device maker's cloud, which gives a person's data to platforms that ask for them again and again. */
@NullMarked
package org.cgmkit.cloud;

import org.jspecify.annotations.NullMarked;
