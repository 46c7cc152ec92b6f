/** Tests of target files. */
@NullMarked
package org.cgmkit.bulk.config;

import org.jspecify.annotations.NullMarked;
