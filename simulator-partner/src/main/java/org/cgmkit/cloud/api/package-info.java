/** Data in the shapes of two APIs. */
@NullMarked
package org.cgmkit.cloud.api;

import org.jspecify.annotations.NullMarked;
