/** What a target file says of a bulk source. */
@NullMarked
package org.cgmkit.bulk.config;

import org.jspecify.annotations.NullMarked;
