/** Tests of what reads files. */
@NullMarked
package org.cgmkit.bulk.client;

import org.jspecify.annotations.NullMarked;
