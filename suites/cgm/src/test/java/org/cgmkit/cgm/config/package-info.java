/** What owners of systems say of them. */
@NullMarked
package org.cgmkit.cgm.config;

import org.jspecify.annotations.NullMarked;
